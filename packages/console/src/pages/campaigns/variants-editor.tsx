import { Button, Group, Stack, Tabs, Text, TextInput } from '@mantine/core';
import type { Campaign, RuleSet, Variant } from '@quen/protocol';
import { IconCopy, IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { FigureInput } from '../../components/figure-input.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { ContentForm, freshContent } from './content-form.tsx';
import { editorText } from './editor-text.ts';

const letter = (index: number): string => String.fromCharCode(65 + (index % 26));

/** A campaign's variants, a tab each, with their weights. */
export function VariantsEditor({
  campaign,
  onChange,
  ruleSet,
}: {
  readonly campaign: Campaign;
  readonly onChange: (variants: readonly Variant[]) => void;
  readonly ruleSet: RuleSet;
}): ReactElement {
  const t = useText(editorText);
  const format = useFormat();
  const { variants } = campaign;
  const [chosen, setChosen] = useState<string | null>(null);
  const present = variants.find(({ id }) => id === chosen) ?? variants[0];
  const total = variants.reduce((sum, { weight }) => sum + weight, 0);
  const nameOf = (variant: Variant, index: number): string => variant.name ?? t('variant', { letter: letter(index) });
  const change = (next: Variant): void => onChange(variants.map((each) => (each.id === next.id ? next : each)));
  const add = (from: Variant | undefined): void => {
    const ids = variants.map(({ id }) => id);
    const id =
      Array.from({ length: 100 }, (_, index) => letter(index).toLowerCase() + (index < 26 ? '' : String(index))).find(
        (each) => !ids.includes(each),
      ) ?? `v${variants.length}`;
    onChange([...variants, { id, weight: from?.weight ?? 1, content: from?.content ?? freshContent('message', ruleSet) }]);
    setChosen(id);
  };
  return (
    <Tabs value={present?.id ?? null} onChange={setChosen} keepMounted={false}>
      <Group justify="space-between" align="center" gap="xs">
        <Tabs.List>
          {variants.map((variant, index) => (
            <Tabs.Tab key={variant.id} value={variant.id}>
              {nameOf(variant, index)}{' '}
              <Text span fz="xs" c="dimmed">
                {variants.length > 1 && total > 0 ? format.percent(variant.weight / total, 0) : ''}
              </Text>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Button size="compact-sm" variant="light" leftSection={<IconPlus size={14} />} onClick={() => add(present)}>
          {t('addVariant')}
        </Button>
      </Group>
      {variants.map((variant, index) => (
        <Tabs.Panel key={variant.id} value={variant.id} pt="md">
          <Stack gap="md">
            {variants.length > 1 && (
              <Group align="flex-end">
                <TextInput
                  label={t('variantName')}
                  miw={160}
                  flex={1}
                  placeholder={nameOf(variant, index)}
                  value={variant.name ?? ''}
                  onChange={(event) => {
                    const { name: _, ...rest } = variant;
                    change(event.currentTarget.value === '' ? rest : { ...rest, name: event.currentTarget.value });
                  }}
                />
                <FigureInput
                  label={t('weight')}
                  w={100}
                  min={0}
                  value={variant.weight}
                  onChange={(weight) => change({ ...variant, weight })}
                />
                <Button variant="default" size="sm" leftSection={<IconCopy size={14} />} onClick={() => add(variant)}>
                  {t('copyVariant')}
                </Button>
                <Button
                  variant="subtle"
                  color="red"
                  size="sm"
                  leftSection={<IconTrash size={14} />}
                  onClick={() => {
                    onChange(variants.filter(({ id }) => id !== variant.id));
                    setChosen(null);
                  }}
                >
                  {t('removeVariant')}
                </Button>
              </Group>
            )}
            <ContentForm content={variant.content} onChange={(content) => change({ ...variant, content })} ruleSet={ruleSet} />
          </Stack>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
