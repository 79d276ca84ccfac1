import { ActionIcon, Autocomplete, Button, Group, TextInput } from '@mantine/core';
import { isJsonObject, type Json, type JsonObject } from '@quen/protocol';
import { IconX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useText } from '../../i18n/use-text.ts';
import type { BuilderContext } from './builder-context.ts';
import { builderText } from './builder-text.ts';
import { JsonEditor } from './json-editor.tsx';

const fields = ['item_id', 'item_category', 'item_categories', 'item_brand', 'price_minor', 'quantity', 'value_minor'];

/** What an event, or one of its products, must be like: `item_category is giay`. */
export function WhereEditor({
  context,
  where,
  onChange,
}: {
  readonly context: BuilderContext;
  readonly where: Json;
  readonly onChange: (where: JsonObject | undefined) => void;
}): ReactElement {
  const t = useText(builderText);
  const entries = isJsonObject(where) ? Object.entries(where) : [];
  const isPairs =
    entries.length > 0 &&
    entries.every(([key, value]) => !key.startsWith('$') && (typeof value === 'string' || typeof value === 'number'));
  if (!isPairs) {
    return (
      <Group gap={4} wrap="nowrap" align="flex-start" flex={1}>
        <JsonEditor label={t('where')} value={where} onChange={(next) => isJsonObject(next) && onChange(next)} />
        <Clear onClick={() => onChange(undefined)} />
      </Group>
    );
  }
  const replace = (index: number, key: string, value: Json): void =>
    onChange(Object.fromEntries(entries.map((entry, at) => (at === index ? [key, value] : entry))));
  return (
    <Group gap={6}>
      {entries.map(([key, value], index) => (
        // The place is the identity: the key is what is being typed.
        <Group key={index} gap={4} wrap="nowrap">
          <Autocomplete
            aria-label={`${t('where')} ${t('field')}`}
            size="sm"
            w={140}
            data={fields}
            value={key}
            onChange={(next) => replace(index, next, value)}
          />
          =
          <WhereValue context={context} field={key} value={value} onChange={(next) => replace(index, key, next)} />
          <Clear
            onClick={() =>
              onChange(entries.length === 1 ? undefined : Object.fromEntries(entries.filter((_, at) => at !== index)))
            }
          />
        </Group>
      ))}
      <Button
        size="compact-xs"
        variant="subtle"
        onClick={() =>
          onChange({
            ...Object.fromEntries(entries),
            [fields.find((name) => !entries.some(([key]) => key === name)) ?? 'name']: '',
          })
        }
      >
        {t('addWhere')}
      </Button>
    </Group>
  );
}

function WhereValue({
  context,
  field,
  value,
  onChange,
}: {
  readonly context: BuilderContext;
  readonly field: string;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
}): ReactElement {
  const t = useText(builderText);
  const source = field.startsWith('item_categor') ? 'product.category' : field === 'item_brand' ? 'product.brand' : '';
  if (typeof value === 'number') {
    return (
      <TextInput
        aria-label={t('value')}
        size="sm"
        w={110}
        type="number"
        value={value}
        onChange={(event) => event.currentTarget.value !== '' && onChange(Number(event.currentTarget.value))}
      />
    );
  }
  return (
    <Autocomplete
      aria-label={t('value')}
      size="sm"
      w={150}
      data={[...(context.attributeByName.get(source)?.values ?? [])]}
      value={String(value)}
      onChange={onChange}
    />
  );
}

function Clear({ onClick }: { readonly onClick: () => void }): ReactElement {
  const t = useText(builderText);
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={t('remove')} onClick={onClick}>
      <IconX size={14} />
    </ActionIcon>
  );
}
