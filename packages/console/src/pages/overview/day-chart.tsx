import { AreaChart } from '@mantine/charts';
import { Group, Paper, SegmentedControl, Table, Title } from '@mantine/core';
import type { DayPoint } from '@quen/collector/console-api';
import { type ReactElement, useState } from 'react';
import { ChartStyles } from '../../components/chart-styles.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { overviewText } from './overview-text.ts';

type Metric = 'visitors' | 'orders' | 'revenue';
const metrics: readonly Metric[] = ['revenue', 'visitors', 'orders'];

/** One figure, day by day, as a picture and as a table. */
export function DayChart({ days }: { readonly days: readonly DayPoint[] }): ReactElement {
  const t = useText(overviewText);
  const format = useFormat();
  const [metric, setMetric] = useState<Metric>('revenue');
  const of = (day: DayPoint): number => (metric === 'revenue' ? day.revenueMinor : day[metric]);
  const say = (value: number): string => (metric === 'revenue' ? format.compactMoney(value) : format.number(value));
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
          data={days.map((day) => ({ day: format.shortDay(day.day), value: of(day) }))}
          dataKey="day"
          series={[{ name: 'value', label: t(metric), color: 'sen.6' }]}
          curveType="monotone"
          withDots={days.length < 15}
          fillOpacity={0.18}
          strokeWidth={2}
          tickLine="none"
          gridAxis="x"
          areaChartProps={{ accessibilityLayer: false }}
          yAxisProps={{ width: 64 }}
          valueFormatter={say}
        />
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
