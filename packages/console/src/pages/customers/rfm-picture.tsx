import { Group, Text } from '@mantine/core';
import type { RfmScores } from '@quen/collector/console-api';
import type { ReactElement } from 'react';
import { Section } from '../../components/rule-editing/section.tsx';
import { useText } from '../../i18n/use-text.ts';
import { customerText } from './customer-text.ts';

const parts = ['recency', 'frequency', 'monetary'] as const;

/** Recency, frequency and monetary value, each in five steps. */
export function RfmPicture({ rfm }: { readonly rfm: RfmScores | null }): ReactElement {
  const t = useText(customerText);
  return (
    <Section title={t('rfm')}>
      {rfm === null && (
        <Text fz="sm" c="dimmed">
          {t('noRfm')}
        </Text>
      )}
      {rfm &&
        parts.map((part) => (
          <Group key={part} justify="space-between" wrap="nowrap">
            <Text fz="sm">{t(part)}</Text>
            <div className="five-steps" role="img" aria-label={`${t(part)}: ${t('ofFive', { score: rfm[part] })}`}>
              {[1, 2, 3, 4, 5].map((step) => (
                <span key={step} className={step <= rfm[part] ? 'step-full' : ''} />
              ))}
            </div>
          </Group>
        ))}
    </Section>
  );
}
