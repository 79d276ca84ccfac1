import { Checkbox, Code, Drawer, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { type PageRepeat, type Placement, pageRepeats, type RuleSet } from '@quen/protocol';
import type { ReactElement } from 'react';
import { Editable } from '../../components/editable.tsx';
import { readNumber } from '../../components/read-number.ts';
import { LocalizedInput } from '../../components/rule-editing/localized-input.tsx';
import { MerchandisingEditor } from '../../components/rule-editing/merchandising-editor.tsx';
import { RuleActions, RuleNotices } from '../../components/rule-editing/rule-bar.tsx';
import { slug } from '../../components/rule-editing/slug.ts';
import { useRuleForm } from '../../components/rule-editing/use-rule-form.ts';
import { type Changes, withChanges } from '../../components/rule-editing/with-changes.ts';
import { useText } from '../../i18n/use-text.ts';
import { placementsText } from './placements-text.ts';

/** Edits one placement beside the list. */
export function PlacementDrawer({
  id,
  freshId,
  ruleSet,
  onClose,
}: {
  readonly id: string;
  readonly freshId: string | undefined;
  readonly ruleSet: RuleSet;
  readonly onClose: () => void;
}): ReactElement {
  const t = useText(placementsText);
  const fresh: Placement = { id: freshId ?? '', name: freshId ?? '' };
  const saved = ruleSet.placements.find((placement) => placement.id === id) ?? fresh;
  const form = useRuleForm({ kind: 'placements', id, saved, version: ruleSet.version, onSaved: onClose, onRemoved: onClose });
  const { value, setValue } = form.draft;
  const set = (changes: Changes<Placement>): void => setValue((before) => withChanges(before, changes));
  const isId = /^[A-Za-z0-9_-]+$/.test(value.id);
  const isTaken = form.isNew && ruleSet.placements.some((placement) => placement.id === value.id);
  const hasOwnId = freshId !== undefined || value.id !== slug(value.name, '');
  return (
    <Drawer opened onClose={onClose} position="right" size="xl" title={value.name || t('newTitle')}>
      <Stack>
        <RuleActions form={form} canSave={value.name.trim() !== '' && isId && !isTaken} />
        <RuleNotices form={form} saved={saved} />
        <Editable needs="PUT /rules/:kind/:id">
          <Group grow align="flex-start" preventGrowOverflow={false}>
            <TextInput
              miw={200}
              label={t('name')}
              required
              data-autofocus
              value={value.name}
              onChange={(event) => {
                const name = event.currentTarget.value;
                set({ name, ...(form.isNew && (!hasOwnId || value.id === '') && { id: slug(name, '') }) });
              }}
            />
            <TextInput
              miw={200}
              label={t('id')}
              description={t('idHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              required
              disabled={!form.isNew}
              value={value.id}
              error={value.id !== '' && !isId ? t('idFault') : isTaken ? t('idTaken') : null}
              onChange={(event) => set({ id: event.currentTarget.value })}
            />
          </Group>
          <LocalizedInput label={t('description')} value={value.description} onChange={(description) => set({ description })} />
          <NumberInput
            label={t('maxItems')}
            maw={180}
            min={1}
            max={100}
            allowDecimal={false}
            placeholder="12"
            value={value.maxItems ?? ''}
            onChange={(next) => set({ maxItems: readNumber(next) })}
          />
          <Checkbox.Group
            label={t('repeats')}
            description={t('repeatsHint')}
            value={[...(value.repeats ?? [])]}
            onChange={(repeats) => set({ repeats: repeats.length === 0 ? undefined : (repeats as PageRepeat[]) })}
          >
            <Group mt="xs">
              {pageRepeats.map((kind) => (
                <Checkbox key={kind} value={kind} label={t(kind)} />
              ))}
            </Group>
          </Checkbox.Group>
          <div>
            <Text fw={500} fz="sm">
              {t('snippet')}
            </Text>
            <Text fz="xs" c="dimmed" mb={4}>
              {t('snippetHint')}
            </Text>
            <Code block tabIndex={0}>{`<div data-quen-placement="${value.id}">…</div>`}</Code>
          </div>
          <div>
            <Text fw={500} fz="sm">
              {t('merchandising')}
            </Text>
            <Text fz="xs" c="dimmed" mb={6}>
              {t('merchandisingHint')}
            </Text>
            <MerchandisingEditor
              rules={value.merchandising ?? []}
              onChange={(merchandising) => set({ merchandising: merchandising.length === 0 ? undefined : merchandising })}
            />
          </div>
        </Editable>
      </Stack>
    </Drawer>
  );
}
