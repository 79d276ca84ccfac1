import { ActionIcon, Button, Group, Select, Stack, TagsInput, Text } from '@mantine/core';
import { isJsonObject, type Json, type JsonObject } from '@quen/protocol';
import { IconX } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { eventLabel } from '../event-name-text.ts';
import { FigureInput } from '../figure-input.tsx';
import { withChanges } from '../rule-editing/with-changes.ts';
import type { BuilderContext } from './builder-context.ts';
import { builderText } from './builder-text.ts';
import { DurationEditor, isDuration } from './duration-editor.tsx';
import { JsonEditor } from './json-editor.tsx';
import { WhereEditor } from './where-editor.tsx';

interface Part {
  readonly name?: Json;
  readonly where?: Json;
  readonly within?: Json;
}

const known = ['name', 'where', 'within', 'atLeast', 'atMost', 'exactly', 'distinct', 'sum', 'followedBy', 'notFollowedBy'];
const fields = ['item_id', 'item_category', 'item_brand', 'quantity', 'price_minor', 'value_minor'];

/** Whether a behaviour can be shown as sentences: the fields known here, in shapes known here. */
export function isPlainBehaviour(value: Json): value is JsonObject {
  if (!isJsonObject(value) || !Object.keys(value).every((key) => known.includes(key))) return false;
  if (value['distinct'] !== undefined && value['sum'] !== undefined) return false;
  const follow = [value['followedBy'], value['notFollowedBy']].filter((part) => part !== undefined);
  const isNumberOrNone = (key: string): boolean => value[key] === undefined || typeof value[key] === 'number';
  return (
    isPlainPart(value) &&
    follow.every(
      (part) =>
        part !== undefined &&
        isJsonObject(part) &&
        Object.keys(part).every((key) => ['name', 'where', 'within'].includes(key)) &&
        isPlainPart(part),
    ) &&
    ['atLeast', 'atMost', 'exactly'].every(isNumberOrNone) &&
    ['distinct', 'sum'].every((key) => value[key] === undefined || typeof value[key] === 'string')
  );
}

function isPlainPart({ name, where, within }: Part): boolean {
  const isName =
    name === undefined || typeof name === 'string' || (Array.isArray(name) && name.every((entry) => typeof entry === 'string'));
  return isName && (within === undefined || isDuration(within)) && (where === undefined || isJsonObject(where));
}

/** Past behaviour in sentences: what, with what, how often or how much, within how long, and what came after. */
export function BehaviourEditor({
  context,
  value,
  onChange,
}: {
  readonly context: BuilderContext;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
}): ReactElement {
  const t = useText(builderText);
  if (!isPlainBehaviour(value)) return <JsonEditor label={t('value')} value={value} onChange={onChange} />;
  const set = (changes: { readonly [key: string]: Json | undefined }): void => onChange(withChanges(value, changes));
  return (
    <Stack gap={6}>
      <PartEditor context={context} part={value} onChange={onChange}>
        <MeasureEditor value={value} set={set} />
      </PartEditor>
      {(['followedBy', 'notFollowedBy'] as const).map((key) => {
        const part = value[key];
        if (part === undefined || !isJsonObject(part)) {
          return null;
        }
        return (
          <Group key={key} gap="xs" align="flex-start">
            <Text fz="sm" mt={7}>
              {t(key)}
            </Text>
            <PartEditor
              context={context}
              part={part}
              onChange={(next) => set({ [key]: next })}
              onRemove={() => set({ [key]: undefined })}
            />
          </Group>
        );
      })}
      <Group gap={4}>
        {value['followedBy'] === undefined && (
          <Small onClick={() => set({ followedBy: { name: 'purchase' } })}>{t('addFollowedBy')}</Small>
        )}
        {value['notFollowedBy'] === undefined && (
          <Small onClick={() => set({ notFollowedBy: { name: 'purchase' } })}>{t('addNotFollowedBy')}</Small>
        )}
      </Group>
    </Stack>
  );
}

function Small({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }): ReactElement {
  return (
    <Button size="compact-xs" variant="subtle" onClick={onClick}>
      {children}
    </Button>
  );
}

function MeasureEditor({
  value,
  set,
}: {
  readonly value: JsonObject;
  readonly set: (changes: { readonly [key: string]: Json | undefined }) => void;
}): ReactElement {
  const t = useText(builderText);
  const bound = (['exactly', 'atMost', 'atLeast'] as const).find((key) => typeof value[key] === 'number') ?? 'atLeast';
  const amount = typeof value[bound] === 'number' ? value[bound] : 1;
  const measure = value['distinct'] !== undefined ? 'distinct' : value['sum'] !== undefined ? 'sum' : 'count';
  const field = value['distinct'] ?? value['sum'] ?? 'item_id';
  return (
    <>
      <Select
        aria-label={t('howOften')}
        size="sm"
        w={128}
        allowDeselect={false}
        value={bound}
        data={(['atLeast', 'atMost', 'exactly'] as const).map((key) => ({ value: key, label: t(key) }))}
        onChange={(next) => next !== null && set({ [bound]: undefined, [next]: amount })}
      />
      <FigureInput
        aria-label={t('howOften')}
        size="sm"
        w={92}
        min={0}
        value={amount}
        onChange={(next) => set({ [bound]: next })}
      />
      <Select
        aria-label={t('howOften')}
        size="sm"
        w={measure === 'count' ? 108 : 168}
        allowDeselect={false}
        value={measure}
        data={[
          { value: 'count', label: t('times') },
          { value: 'distinct', label: t('distinct') },
          { value: 'sum', label: t('sum') },
        ]}
        onChange={(next) =>
          set({ distinct: next === 'distinct' ? field : undefined, sum: next === 'sum' ? 'value_minor' : undefined })
        }
      />
      {measure !== 'count' && typeof field === 'string' && (
        <Select
          aria-label={t('ofField')}
          size="sm"
          w={150}
          allowDeselect={false}
          value={field}
          data={[...new Set([...fields, field])]}
          onChange={(next) => next !== null && set({ [measure]: next })}
        />
      )}
    </>
  );
}

function PartEditor({
  context,
  part,
  onChange,
  onRemove,
  children,
}: {
  readonly context: BuilderContext;
  readonly part: JsonObject;
  readonly onChange: (part: JsonObject) => void;
  readonly onRemove?: () => void;
  readonly children?: ReactNode;
}): ReactElement {
  const t = useText(builderText);
  const set = (changes: { readonly [key: string]: Json | undefined }): void => onChange(withChanges(part, changes));
  const { name, where, within } = part as Part;
  const events = (present: readonly string[]): { value: string; label: string }[] =>
    [...new Set([...context.vocabulary.eventNames, ...present])].map((event) => ({
      value: event,
      label: eventLabel(event, context.language),
    }));
  return (
    <Group gap="xs" align="flex-start">
      {Array.isArray(name) ? (
        <TagsInput
          aria-label={t('event')}
          size="sm"
          w={220}
          data={[...context.vocabulary.eventNames]}
          value={name as string[]}
          onChange={(next) => next.length > 0 && set({ name: next })}
        />
      ) : (
        <Select
          aria-label={t('event')}
          size="sm"
          w={200}
          searchable
          clearable
          placeholder={t('anyEvent')}
          value={typeof name === 'string' ? name : null}
          data={events(typeof name === 'string' ? [name] : [])}
          onChange={(next) => set({ name: next ?? undefined })}
        />
      )}
      {children}
      {isDuration(within) ? (
        <Group gap={4} wrap="nowrap">
          <Text fz="sm">{t('within')}</Text>
          <DurationEditor label={t('within')} value={within} onChange={(next) => set({ within: next })} />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('ever')}
            title={t('ever')}
            onClick={() => set({ within: undefined })}
          >
            <IconX size={14} />
          </ActionIcon>
        </Group>
      ) : (
        <Small onClick={() => set({ within: '30d' })}>{t('within')}…</Small>
      )}
      {where === undefined ? (
        <Small onClick={() => set({ where: { item_category: '' } })}>{t('addWhere')}</Small>
      ) : (
        <WhereEditor context={context} where={where} onChange={(next) => set({ where: next })} />
      )}
      {onRemove && (
        <ActionIcon variant="subtle" color="gray" aria-label={t('remove')} onClick={onRemove}>
          <IconX size={16} />
        </ActionIcon>
      )}
    </Group>
  );
}
