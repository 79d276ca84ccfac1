import { Group, Select } from '@mantine/core';
import { goalOf } from '@quen/engine';
import type { Campaign } from '@quen/protocol';
import type { ReactElement } from 'react';
import { useVocabulary } from '../../components/condition-builder/use-vocabulary.ts';
import { eventLabel } from '../../components/event-name-text.ts';
import { FigureInput } from '../../components/figure-input.tsx';
import type { Changes } from '../../components/rule-editing/with-changes.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useText } from '../../i18n/use-text.ts';
import { editorText } from './editor-text.ts';

/** What counts as success, for how long after it was seen, and how variants share the traffic. */
export function GoalEditor({
  campaign,
  set,
}: {
  readonly campaign: Campaign;
  readonly set: (changes: Changes<Campaign>) => void;
}): ReactElement {
  const t = useText(editorText);
  const { language } = useLanguage();
  const vocabulary = useVocabulary();
  const goal = goalOf(campaign);
  const events = [
    ...new Set(['purchase', 'add_to_cart', 'click', 'sign_up', 'answer', ...(vocabulary.data?.eventNames ?? []), goal.event]),
  ];
  return (
    <Group grow align="flex-start" preventGrowOverflow={false}>
      <Select
        miw={180}
        label={t('goal')}
        searchable
        allowDeselect={false}
        value={goal.event}
        data={events.map((value) => ({ value, label: eventLabel(value, language) }))}
        onChange={(event) => event !== null && set({ goal: { ...goal, event } })}
      />
      <FigureInput
        miw={140}
        label={t('goalWindow')}
        suffix={` ${t('days')}`}
        min={1}
        max={90}
        value={goal.windowDays}
        onChange={(windowDays) => set({ goal: { ...goal, windowDays } })}
      />
      {campaign.variants.length > 1 && (
        <Select
          miw={200}
          label={t('allocation')}
          allowDeselect={false}
          value={campaign.allocation ?? 'fixed'}
          data={[
            { value: 'fixed', label: t('fixed') },
            { value: 'adaptive', label: t('shifting') },
          ]}
          onChange={(next) => set({ allocation: next === 'adaptive' ? 'adaptive' : undefined })}
        />
      )}
    </Group>
  );
}
