import { Text } from '@mantine/core';
import type { CustomerStory } from '@quen/collector/console-api';
import { lifecycleStages } from '@quen/protocol';
import type { ReactElement } from 'react';
import { Section } from '../../components/rule-editing/section.tsx';
import { stageText } from '../../components/stage-text.ts';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { customerText } from './customer-text.ts';
import { useNextStageWords } from './next-stage-words.ts';

/** The seven stages, where this customer stands, and what would bring the next. */
export function Journey({ story: { profile, nextStageNeeds } }: { readonly story: CustomerStory }): ReactElement {
  const t = useText(customerText);
  const stageName = useText(stageText);
  const format = useFormat();
  const needs = useNextStageWords();
  const { stage, sinceMs, relationshipLevel } = profile.lifecycle;
  const reached = lifecycleStages.indexOf(stage);
  return (
    <Section
      title={t('journey')}
      hint={`${stageName(stage)} ${t('since', { date: format.date(sinceMs) })} · ${t('relationship', { level: relationshipLevel })}`}
    >
      <ol className="journey">
        {lifecycleStages.map((name, index) => (
          <li
            key={name}
            className={index <= reached ? 'journey-reached' : ''}
            aria-current={index === reached ? 'step' : undefined}
          >
            {stageName(name)}
          </li>
        ))}
      </ol>
      {nextStageNeeds.length > 0 && <Text fz="sm">{t('next', { needs: needs(nextStageNeeds) })}</Text>}
    </Section>
  );
}
