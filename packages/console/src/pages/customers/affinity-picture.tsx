import { Group, Progress, Stack, Text, Title } from '@mantine/core';
import type { CustomerStory } from '@quen/collector/console-api';
import type { ReactElement } from 'react';
import { Section } from '../../components/rule-editing/section.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { customerText } from './customer-text.ts';

const kinds = ['category', 'brand', 'priceBand'] as const;

/** What they are interested in, as bars, the strongest first. */
export function AffinityPicture({ affinities }: { readonly affinities: CustomerStory['affinities'] }): ReactElement {
  const t = useText(customerText);
  const format = useFormat();
  const label = (kind: (typeof kinds)[number], key: string): string => {
    const band = Number(key);
    if (kind !== 'priceBand' || !Number.isInteger(band)) return key.replaceAll('/', ' › ');
    return `${format.compactMoney(2 ** band)} – ${format.compactMoney(2 ** (band + 1))}`;
  };
  return (
    <Section title={t('affinities')}>
      {affinities.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('noAffinities')}
        </Text>
      )}
      {kinds.map((kind) => {
        const ofKind = affinities.filter((affinity) => affinity.kind === kind).slice(0, 6);
        if (ofKind.length === 0) return null;
        return (
          <Stack key={kind} gap={6}>
            <Title order={3} fz="sm">
              {t(kind)}
            </Title>
            {ofKind.map(({ key, strength }) => (
              <div key={key}>
                <Group justify="space-between" wrap="nowrap" gap="xs">
                  <Text fz="sm" truncate>
                    {label(kind, key)}
                  </Text>
                  <Text fz="xs" c="dimmed">
                    {format.percent(strength, 0)}
                  </Text>
                </Group>
                <Progress value={strength * 100} size="sm" aria-label={label(kind, key)} />
              </div>
            ))}
          </Stack>
        );
      })}
    </Section>
  );
}
