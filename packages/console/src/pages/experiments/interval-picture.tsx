import { Box, Group, Stack, Text } from '@mantine/core';
import type { ArmResult } from '@quen/collector/console-api';
import type { ReactElement } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { experimentsText } from './experiments-text.ts';

/** Each arm's rate as a dot with its interval as a bar, all on one scale. */
export function IntervalPicture({
  arms,
  nameOf,
}: {
  readonly arms: readonly ArmResult[];
  readonly nameOf: (variant: string) => string;
}): ReactElement {
  const t = useText(experimentsText);
  const format = useFormat();
  const top = Math.max(...arms.map(({ rateHigh }) => rateHigh), 0.0001) * 1.05;
  const bottom = Math.max(0, Math.min(...arms.map(({ rateLow }) => rateLow)) * 0.9);
  const at = (rate: number): number => (100 * (rate - bottom)) / (top - bottom);
  const best = Math.max(...arms.map(({ chanceToWin }) => chanceToWin));
  return (
    <Stack gap="md">
      {arms.map((arm) => {
        const color = arm.variant === 'holdout' ? 'gray' : arm.chanceToWin === best ? 'sen' : 'blue';
        return (
          <div key={arm.variant}>
            <Group justify="space-between" gap="xs" mb={4}>
              <Text fz="sm" fw={600}>
                {nameOf(arm.variant)}
              </Text>
              <Text fz="sm">
                <strong>{format.percent(arm.rate, 2)}</strong>{' '}
                <Text span c="dimmed" fz="xs">
                  {t('interval', { low: format.percent(arm.rateLow, 2), high: format.percent(arm.rateHigh, 2) })}
                </Text>
              </Text>
            </Group>
            <Box
              pos="relative"
              h={22}
              bg="var(--mantine-color-default-hover)"
              style={{ borderRadius: 6 }}
              role="img"
              aria-label={`${nameOf(arm.variant)}: ${format.percent(arm.rate, 2)}, ${t('interval', { low: format.percent(arm.rateLow, 2), high: format.percent(arm.rateHigh, 2) })}`}
            >
              <Box
                pos="absolute"
                top={7}
                h={8}
                style={{
                  insetInlineStart: `${at(arm.rateLow)}%`,
                  width: `${Math.max(0.5, at(arm.rateHigh) - at(arm.rateLow))}%`,
                  background: `var(--mantine-color-${color}-outline)`,
                  opacity: 0.5,
                  borderRadius: 4,
                }}
              />
              <Box
                pos="absolute"
                top={4}
                h={14}
                w={14}
                style={{
                  insetInlineStart: `calc(${at(arm.rate)}% - 7px)`,
                  background: `var(--mantine-color-${color}-filled)`,
                  borderRadius: 7,
                  border: '2px solid var(--mantine-color-body)',
                }}
              />
            </Box>
          </div>
        );
      })}
      <Group justify="space-between">
        <Text fz="xs" c="dimmed">
          {format.percent(bottom, 1)}
        </Text>
        <Text fz="xs" c="dimmed">
          {format.percent(top, 1)}
        </Text>
      </Group>
    </Stack>
  );
}
