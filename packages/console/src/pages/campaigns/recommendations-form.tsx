import { Accordion, Button, Group, MultiSelect, Select, Text } from '@mantine/core';
import type { RecommendationsContent } from '@quen/protocol';
import type { ReactElement } from 'react';
import { ConditionBuilder } from '../../components/condition-builder/condition-builder.tsx';
import { useVocabulary } from '../../components/condition-builder/use-vocabulary.ts';
import { FigureInput } from '../../components/figure-input.tsx';
import { LocalizedInput } from '../../components/rule-editing/localized-input.tsx';
import { MerchandisingEditor } from '../../components/rule-editing/merchandising-editor.tsx';
import { type Changes, withChanges } from '../../components/rule-editing/with-changes.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useText } from '../../i18n/use-text.ts';
import { editorText } from './editor-text.ts';

/** Title, strategies in order, how many, how laid out, and which products may stand there. */
export function RecommendationsForm({
  content,
  onChange,
}: {
  readonly content: RecommendationsContent;
  readonly onChange: (content: RecommendationsContent) => void;
}): ReactElement {
  const t = useText(editorText);
  const { language } = useLanguage();
  const vocabulary = useVocabulary();
  const set = (changes: Changes<RecommendationsContent>): void => onChange(withChanges(content, changes));
  const strategies =
    vocabulary.data?.strategies.map(({ name, label }) => ({ value: name, label: label[language] ?? name })) ??
    content.strategies.map((name) => ({ value: name, label: name }));
  return (
    <>
      <LocalizedInput
        label={t('titleText')}
        required
        value={content.title}
        onChange={(title) => set({ title: title ?? { vi: '' } })}
      />
      <MultiSelect
        label={t('strategies')}
        description={t('strategiesHint')}
        searchable
        required
        data={strategies}
        value={[...content.strategies]}
        onChange={(next) => set({ strategies: next })}
      />
      <Group>
        <FigureInput
          label={t('limit')}
          w={120}
          min={1}
          max={50}
          allowDecimal={false}
          value={content.limit}
          onChange={(limit) => set({ limit })}
        />
        <Select
          label={t('layout')}
          allowDeselect={false}
          value={content.layout ?? 'carousel'}
          data={(['carousel', 'grid', 'list'] as const).map((value) => ({ value, label: t(value) }))}
          onChange={(layout) => set({ layout: layout as 'carousel' | 'grid' | 'list' })}
        />
      </Group>
      {content.filter === undefined ? (
        <Button
          variant="subtle"
          size="compact-sm"
          w="fit-content"
          onClick={() => set({ filter: { 'product.isSellable': true } })}
        >
          {t('addFilter')}
        </Button>
      ) : (
        <div>
          <Group gap="xs" mb={4}>
            <Text fz="sm" fw={500}>
              {t('filter')}
            </Text>
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => set({ filter: undefined })}>
              {t('removeFilter')}
            </Button>
          </Group>
          <ConditionBuilder scope="product" value={content.filter} onChange={(filter) => set({ filter })} />
        </div>
      )}
      <Accordion variant="contained" defaultValue={content.merchandising ? 'rules' : null}>
        <Accordion.Item value="rules">
          <Accordion.Control>{t('merchandising')}</Accordion.Control>
          <Accordion.Panel>
            <MerchandisingEditor
              rules={content.merchandising ?? []}
              onChange={(rules) => set({ merchandising: rules.length === 0 ? undefined : rules })}
            />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </>
  );
}
