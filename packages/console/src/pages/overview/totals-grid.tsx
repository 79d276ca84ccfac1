import { Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import type { Overview, Totals } from '@quen/collector/console-api';
import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useShop } from '../../shell/shop.tsx';
import { changeFrom } from './change.ts';
import { dayCount, dayOf } from './day-range.ts';
import { overviewText } from './overview-text.ts';

type Figure = 'visitors' | 'sessions' | 'orders' | 'revenue' | 'conversion' | 'influenced';

/** The range's totals, each beside what it was before, if there was enough before to say so. */
export function TotalsGrid({ overview }: { readonly overview: Overview }): ReactElement {
  const { current, previous, isComparable } = overview;
  const t = useText(overviewText);
  const format = useFormat();
  const { timeZone } = useShop();
  const figures: readonly {
    readonly figure: Figure;
    readonly of: (totals: Totals) => number;
    readonly say: (value: number) => string;
  }[] = [
    { figure: 'visitors', of: (totals) => totals.visitors, say: format.number },
    { figure: 'sessions', of: (totals) => totals.sessions, say: format.number },
    { figure: 'orders', of: (totals) => totals.orders, say: format.number },
    { figure: 'revenue', of: (totals) => totals.revenueMinor, say: (value) => format.compactMoney(value) },
    { figure: 'conversion', of: (totals) => totals.conversion, say: (value) => format.percent(value) },
    { figure: 'influenced', of: (totals) => totals.influencedShare, say: (value) => format.percent(value) },
  ];
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 2, lg: 3 }} spacing="md">
        {figures.map(({ figure, of, say }) => (
          <Paper key={figure} withBorder p="md" radius="lg" title={figure === 'influenced' ? t('influencedHint') : undefined}>
            <Text c="dimmed" fz="sm">
              {t(figure)}
            </Text>
            <Text fz={28} fw={650} lh={1.25} className="figure">
              {say(of(current))}
            </Text>
            {isComparable && <Moved previous={of(previous)} current={of(current)} before={say(of(previous))} />}
          </Paper>
        ))}
      </SimpleGrid>
      {!isComparable && (
        <Text fz="xs" c="dimmed">
          {t('notComparable', { days: format.number(dayCount(overview)) })}
        </Text>
      )}
      {isComparable && overview.to === dayOf(Date.now(), timeZone) && (
        <Text fz="xs" c="dimmed">
          {t('todayRuns')}
        </Text>
      )}
    </Stack>
  );
}

function Moved({
  previous,
  current,
  before,
}: {
  readonly previous: number;
  readonly current: number;
  readonly before: string;
}): ReactElement {
  const t = useText(overviewText);
  const format = useFormat();
  const { relative, direction } = changeFrom(previous, current);
  const Icon = direction === 'up' ? IconArrowUpRight : direction === 'down' ? IconArrowDownRight : IconEqual;
  return (
    <Group gap={6} fz="xs" wrap="wrap">
      <Group gap={2} className={`moved-${direction}`} fw={600}>
        <Icon size={14} aria-hidden />
        {relative === null
          ? direction === 'same'
            ? t('same')
            : t('noBefore')
          : `${relative > 0 ? '+' : ''}${format.percent(relative)}`}
      </Group>
      {relative !== null && (
        <Text span c="dimmed" fz="xs">
          {t('before', { value: before })}
        </Text>
      )}
    </Group>
  );
}
