import { Checkbox, Group, MultiSelect, Select, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { currencyDigits, fromMinor, isJsonObject, type Json, toMinor, weekdays } from '@quen/protocol';
import type { ReactElement } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { attributeOf, type BuilderContext } from './builder-context.ts';
import { builderText } from './builder-text.ts';
import { segmentField } from './condition-tree.ts';
import { DurationEditor, isDuration } from './duration-editor.tsx';
import { operandKind } from './first-value.ts';
import { JsonEditor } from './json-editor.tsx';
import { NumberListOperand } from './number-list-operand.tsx';
import { NumberOperand } from './number-operand.tsx';
import { weekdayLabels } from './weekday-labels.ts';

/** The input for what an attribute is compared with; whatever has no better form is shown as JSON. */
export function OperandEditor({
  context,
  field,
  operator,
  value,
  onChange,
}: {
  readonly context: BuilderContext;
  readonly field: string;
  readonly operator: string;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
}): ReactElement {
  const t = useText(builderText);
  const label = t('value');
  const attribute = attributeOf(context, field);
  const kind = field === segmentField ? 'segment' : operandKind(context, operator);
  if (kind === 'segment') return <SegmentEditor context={context} value={value} onChange={onChange} />;
  if (kind === 'list' && isScalarList(value)) {
    // Texts among numbers (or the reverse) would change their type when typed here.
    if (attribute?.type === 'number' && value.every((entry) => typeof entry === 'number')) {
      const { currency } = context;
      const isMoney = attribute.unit === 'minor';
      return (
        <NumberListOperand
          label={label}
          language={context.language}
          value={isMoney ? value.map((minor) => fromMinor(minor, currency)) : value}
          onChange={(next) => onChange(isMoney ? next.map((amount) => toMinor(amount, currency)) : next)}
        />
      );
    }
    if (attribute?.type !== 'number' && value.every((entry) => typeof entry === 'string')) {
      return (
        <TagsInput
          aria-label={label}
          size="sm"
          data={[...(attribute?.values ?? [])]}
          value={value}
          onChange={onChange}
          placeholder={value.length === 0 ? t('listHint') : ''}
        />
      );
    }
  }
  if (kind === 'boolean' || (kind === 'value' && typeof value === 'boolean')) {
    if (typeof value === 'boolean') {
      return <YesNo label={label} value={value} onChange={onChange} />;
    }
  }
  if (kind === 'duration' && isDuration(value)) {
    const duration = <DurationEditor label={label} value={value} onChange={onChange} />;
    if (operator !== '$olderThan') return duration;
    return (
      <Stack gap={2}>
        {duration}
        <Text fz="xs" c="dimmed" maw={360}>
          {t('olderThanHint')}
        </Text>
      </Stack>
    );
  }
  if (kind === 'duration' && isJsonObject(value) && Object.keys(value).length === 1) {
    for (const side of ['next', 'last'] as const) {
      const inner = value[side];
      if (isDuration(inner)) {
        return (
          <Group gap="xs">
            <DurationEditor label={label} value={inner} onChange={(next) => onChange({ [side]: next })} />
            <Text fz="sm">{t(side)}</Text>
          </Group>
        );
      }
    }
  }
  if (kind === 'time' && typeof value === 'string' && /^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/.test(value)) {
    const isDay = value.length === 10;
    return (
      <TextInput
        aria-label={label}
        size="sm"
        type={isDay ? 'date' : 'datetime-local'}
        value={value}
        onChange={(event) => event.currentTarget.value !== '' && onChange(event.currentTarget.value)}
      />
    );
  }
  if (kind === 'weekdays' && Array.isArray(value) && value.every((day) => weekdays.some((known) => known === day))) {
    return (
      <Checkbox.Group aria-label={label} value={value as string[]} onChange={(next) => next.length > 0 && onChange(next)}>
        <Group gap="xs" mih={36}>
          {weekdays.map((day) => (
            <Checkbox key={day} size="xs" value={day} label={weekdayLabels[day][context.language]} />
          ))}
        </Group>
      </Checkbox.Group>
    );
  }
  if (kind === 'hours' && isJsonObject(value) && typeof value['from'] === 'string' && typeof value['to'] === 'string') {
    const hours = value as { from: string; to: string };
    return (
      <Group gap="xs" wrap="nowrap">
        <TextInput
          aria-label={t('from')}
          size="sm"
          type="time"
          value={hours.from}
          onChange={(event) => onChange({ ...hours, from: event.currentTarget.value })}
        />
        <Text fz="sm">{t('to')}</Text>
        <TextInput
          aria-label={t('to')}
          size="sm"
          type="time"
          value={hours.to}
          onChange={(event) => onChange({ ...hours, to: event.currentTarget.value })}
        />
      </Group>
    );
  }
  if ((kind === 'value' || kind === 'orderable' || kind === 'number') && typeof value === 'number') {
    const isMoney = attribute?.unit === 'minor' && kind !== 'number';
    return (
      <NumberOperand
        label={label}
        language={context.language}
        unit={isMoney ? context.currency : unitLabel(attribute?.unit ?? null, context.language)}
        {...(isMoney && { digits: currencyDigits(context.currency) })}
        value={isMoney ? fromMinor(value, context.currency) : value}
        onChange={(next) => onChange(isMoney ? toMinor(next, context.currency) : next)}
      />
    );
  }
  if (['value', 'orderable', 'regex', 'version', 'type', 'group'].includes(kind) && typeof value === 'string') {
    const choices = kind === 'value' ? attribute?.values : null;
    if (choices !== null && choices !== undefined && choices.length > 0) {
      const data = [...new Set(value === '' ? choices : [...choices, value])];
      return (
        <Select
          aria-label={label}
          size="sm"
          searchable
          allowDeselect={false}
          data={data}
          value={value}
          onChange={(next) => next !== null && onChange(next)}
        />
      );
    }
    return <TextInput aria-label={label} size="sm" value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
  return <JsonEditor label={label} value={value} onChange={onChange} />;
}

function YesNo({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}): ReactElement {
  const t = useText(builderText);
  return (
    <Select
      aria-label={label}
      size="sm"
      w={110}
      allowDeselect={false}
      data={[
        { value: 'yes', label: t('yes') },
        { value: 'no', label: t('no') },
      ]}
      value={value ? 'yes' : 'no'}
      onChange={(next) => onChange(next === 'yes')}
    />
  );
}

function SegmentEditor({
  context,
  value,
  onChange,
}: {
  readonly context: BuilderContext;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
}): ReactElement {
  const t = useText(builderText);
  const chosen = Array.isArray(value) ? value.map(String) : value === '' ? [] : [String(value)];
  const known = context.segments.map(({ id, name }) => ({ value: id, label: name }));
  const lost = chosen
    .filter((id) => !context.segments.some((segment) => segment.id === id))
    .map((id) => ({ value: id, label: id }));
  return (
    <MultiSelect
      aria-label={t('segment')}
      size="sm"
      searchable
      data={[...known, ...lost]}
      value={chosen}
      onChange={(next) => onChange(next.length === 1 && !Array.isArray(value) ? (next[0] ?? '') : next)}
    />
  );
}

const unitLabels: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  days: { vi: 'ngày', en: 'days' },
  hours: { vi: 'giờ', en: 'hours' },
  minutes: { vi: 'phút', en: 'min' },
  seconds: { vi: 'giây', en: 's' },
  pieces: { vi: 'cái', en: 'pcs' },
  times: { vi: 'lần', en: 'times' },
  share: { vi: '0–1', en: '0–1' },
};

function unitLabel(unit: string | null, language: 'vi' | 'en'): string {
  return unit === null ? '' : (unitLabels[unit]?.[language] ?? '');
}

function isScalarList(value: Json): value is (string | number)[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string' || typeof entry === 'number');
}
