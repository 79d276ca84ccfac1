import { AreaChart, ChartTooltip } from '@mantine/charts';
import { Group, Paper, SegmentedControl, Table, Text, Title } from '@mantine/core';
import type { DayPoint } from '@quen/collector/console-api';
import { type ReactElement, useState } from 'react';
import { ChartStyles } from '../../components/chart-styles.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useShop } from '../../shell/shop.tsx';
import { chartDays } from './chart-days.ts';
import { dayOf } from './day-range.ts';
import { overviewText } from './overview-text.ts';

type Metric = 'visitors' | 'orders' | 'revenue';
const metrics: readonly Metric[] = ['revenue', 'visitors', 'orders'];

/** One figure, day by day, as a picture and as a table. */
export function DayChart({ days }: { readonly days: readonly DayPoint[] }): ReactElement {
  const t = useText(overviewText);
  const format = useFormat();
  const { timeZone } = useShop();
  const [metric, setMetric] = useState<Metric>('revenue');
  const of = (day: DayPoint): number => (metric === 'revenue' ? day.revenueMinor : day[metric]);
  const say = (value: number): string => (metric === 'revenue' ? format.compactMoney(value) : format.number(value));
  const points = chartDays(
    days.map((day) => ({ day: day.day, value: of(day) })),
    dayOf(Date.now(), timeZone),
  );
  const runs = points.some(({ soFar }) => soFar !== undefined);
  const series = [
    { name: 'whole', label: t(metric), color: 'sen.6' },
    ...(runs ? [{ name: 'soFar', label: `${t(metric)} ${t('soFar')}`, color: 'sen.6', strokeDasharray: '4 4' }] : []),
  ];
  return (
    <Paper withBorder p="md" radius="lg">
      <Group justify="space-between" mb="md">
        <Title order={2}>{t('chart')}</Title>
        <SegmentedControl
          size="xs"
          aria-label={t('chart')}
          value={metric}
          onChange={(value) => setMetric(metrics.find((known) => known === value) ?? 'revenue')}
          data={metrics.map((value) => ({ value, label: t(value) }))}
        />
      </Group>
      <div aria-hidden>
        <ChartStyles />
        <AreaChart
          h={240}
          data={points.map((point) => ({ ...point, day: format.shortDay(point.day) }))}
          dataKey="day"
          series={series}
          curveType="monotone"
          withDots={days.length < 15}
          fillOpacity={0.18}
          strokeWidth={2}
          tickLine="none"
          gridAxis="x"
          areaChartProps={{ accessibilityLayer: false }}
          yAxisProps={{ width: 64 }}
          valueFormatter={say}
          tooltipProps={{
            // The dashed line begins where the other ends: of that day's two values one is told.
            content: ({ label, payload }) => (
              <ChartTooltip
                label={label}
                payload={payload.filter((entry, at) => entry.dataKey === 'whole' || at === 0)}
                series={series}
                valueFormatter={say}
              />
            ),
          }}
        />
        {runs && (
          <Text fz="xs" c="dimmed" mt={4}>
            {t('dashed')}
          </Text>
        )}
      </div>
      <details className="as-table">
        <summary>{t('table')}</summary>
        <Table.ScrollContainer minWidth={320} mah={320}>
          <Table fz="sm" striped>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('day')}</Table.Th>
                <Table.Th ta="right">{t('visitors')}</Table.Th>
                <Table.Th ta="right">{t('orders')}</Table.Th>
                <Table.Th ta="right">{t('revenue')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {days.map((day) => (
                <Table.Tr key={day.day}>
                  <Table.Td>{format.shortDay(day.day)}</Table.Td>
                  <Table.Td ta="right">{format.number(day.visitors)}</Table.Td>
                  <Table.Td ta="right">{format.number(day.orders)}</Table.Td>
                  <Table.Td ta="right">{format.money(day.revenueMinor)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </details>
    </Paper>
  );
}
