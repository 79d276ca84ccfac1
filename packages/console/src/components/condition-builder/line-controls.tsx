import { ActionIcon, Button, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { compileCondition } from '@quen/engine';
import type { Json } from '@quen/protocol';
import { IconFolderPlus, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type {
  ActionProps,
  CombinatorSelectorProps,
  FieldSelectorProps,
  NotToggleProps,
  OperatorSelectorProps,
  ValueEditorProps,
} from 'react-querybuilder';
import { useText } from '../../i18n/use-text.ts';
import { BehaviourEditor } from './behaviour-editor.tsx';
import { attributeOf, type BuilderContext } from './builder-context.ts';
import { type BuilderScope, fieldOptions, labelOf, operatorNames } from './builder-fields.ts';
import { builderText } from './builder-text.ts';
import { advancedField, isOperator, notPrefix, segmentField } from './condition-tree.ts';
import { JsonEditor } from './json-editor.tsx';
import { OperandEditor } from './operand-editor.tsx';

/** What the builder hands to every control. */
export interface ControlContext extends BuilderContext {
  readonly scope: BuilderScope;
}

/** Chooses the attribute of a line; for free names (`traits.plan`) a second field says which. */
export function LineField({ value, handleOnChange, context, className }: FieldSelectorProps): ReactElement {
  const t = useText(builderText);
  const known: ControlContext = context;
  const field = value ?? '';
  const options = fieldOptions(known, known.scope, { segment: t('segment'), advanced: t('advanced') });
  const attribute = attributeOf(known, field);
  const shown = attribute?.name ?? field;
  const isListed = options.some(({ items }) => items.some((item) => item.value === shown));
  const data = isListed
    ? options
    : [{ group: '…', items: [{ value: shown, label: attribute ? labelOf(attribute, known.language) : shown }] }, ...options];
  return (
    <Stack gap={4} className={className ?? ''}>
      <Select
        aria-label={t('field')}
        size="sm"
        searchable
        allowDeselect={false}
        data={data}
        value={shown}
        nothingFoundMessage={t('noAttributes')}
        maxDropdownHeight={320}
        onChange={(next) =>
          next !== null &&
          next !== shown &&
          handleOnChange(known.attributeByName.get(next)?.type === 'map' ? `${next}.${firstKey(known, next)}` : next)
        }
      />
      {attribute?.type === 'map' && (
        <TextInput
          aria-label={t('key')}
          size="xs"
          placeholder={t('key')}
          value={field === attribute.name ? '' : field.slice(attribute.name.length + 1)}
          onChange={(event) =>
            handleOnChange(event.currentTarget.value === '' ? attribute.name : `${attribute.name}.${event.currentTarget.value}`)
          }
        />
      )}
    </Stack>
  );
}

function firstKey(context: BuilderContext, name: string): string {
  return context.attributeByName.get(name)?.values?.[0] ?? 'a';
}

/** Chooses how a line compares. */
export function LineOperator({ value, handleOnChange, context, rule, className }: OperatorSelectorProps): ReactElement | null {
  const t = useText(builderText);
  const known: ControlContext = context;
  if (rule.field === advancedField) return null;
  const label = (name: string): string => {
    if (name === segmentField) return t('inSegment');
    if (name === notPrefix + segmentField) return t('notInSegment');
    if (name === '$performed') return t('did');
    if (name === `${notPrefix}$performed`) return t('didNot');
    if (name === isOperator) return t('is');
    if (name.startsWith(notPrefix)) return t('negated', { operator: label(name.slice(notPrefix.length)) });
    return known.vocabulary.operators.find((operator) => operator.name === name)?.label[known.language] ?? name;
  };
  return (
    <Select
      className={className ?? ''}
      aria-label={t('operator')}
      size="sm"
      allowDeselect={false}
      value={value ?? ''}
      data={operatorNames(known, rule.field, value ?? '').map((name) => ({ value: name, label: label(name) }))}
      onChange={(next) => next !== null && handleOnChange(next)}
    />
  );
}

/** What a line compares with. */
export function LineValue({ value, handleOnChange, context, field, operator, className }: ValueEditorProps): ReactElement {
  const t = useText(builderText);
  const known: ControlContext = context;
  const operand: Json = value ?? null;
  return (
    <div
      className={className}
      style={operator.endsWith('$performed') || field === advancedField ? { flexBasis: '100%', order: 1 } : {}}
    >
      {field === advancedField ? (
        <Stack gap={4}>
          <Text fz="xs" c="dimmed">
            {t('advancedHint')}
          </Text>
          <JsonEditor label={t('advanced')} value={operand} onChange={handleOnChange} check={(next) => firstFault(next, known)} />
        </Stack>
      ) : operator.endsWith('$performed') ? (
        <BehaviourEditor context={known} value={operand} onChange={handleOnChange} />
      ) : (
        <OperandEditor context={known} field={field} operator={operator} value={operand} onChange={handleOnChange} />
      )}
    </div>
  );
}

function firstFault(condition: Json, { segments }: BuilderContext): string | null {
  const compiled = compileCondition(condition, { segments });
  return compiled.ok ? null : (compiled.issues[0]?.message ?? null);
}

/** Whether all, or any, of a group's lines must hold. */
export function GroupCombinator({ value, handleOnChange }: CombinatorSelectorProps): ReactElement {
  const t = useText(builderText);
  return (
    <>
      <SegmentedControl
        size="xs"
        value={value ?? 'and'}
        onChange={handleOnChange}
        data={[
          { value: 'and', label: t('all') },
          { value: 'or', label: t('any') },
        ]}
      />
      <Text fz="sm" c="dimmed">
        {t('match')}
      </Text>
    </>
  );
}

/** Turns a group into its contrary. */
export function GroupNot({ checked, handleOnChange }: NotToggleProps): ReactElement {
  const t = useText(builderText);
  return (
    <Button
      size="compact-sm"
      color={checked ? 'red' : 'gray'}
      variant={checked ? 'filled' : 'light'}
      aria-pressed={checked === true}
      title={t('notHint')}
      onClick={() => handleOnChange(checked !== true)}
    >
      {t('not')}
    </Button>
  );
}

export function AddRule({ handleOnClick, disabled }: ActionProps): ReactElement {
  const t = useText(builderText);
  return (
    <Button
      size="compact-sm"
      variant="light"
      disabled={disabled === true}
      leftSection={<IconPlus size={14} />}
      onClick={handleOnClick}
    >
      {t('addRule')}
    </Button>
  );
}

export function AddGroup({ handleOnClick, disabled }: ActionProps): ReactElement {
  const t = useText(builderText);
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      disabled={disabled === true}
      leftSection={<IconFolderPlus size={14} />}
      onClick={handleOnClick}
    >
      {t('addGroup')}
    </Button>
  );
}

export function RemoveLine({ handleOnClick, disabled, className }: ActionProps): ReactElement {
  const t = useText(builderText);
  return (
    <ActionIcon
      className={className ?? ''}
      variant="subtle"
      color="gray"
      size={36}
      disabled={disabled === true}
      aria-label={t('remove')}
      onClick={handleOnClick}
    >
      <IconTrash size={16} />
    </ActionIcon>
  );
}
