import { AreaChart } from '@mantine/charts';
import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { ChartStyles } from '../../components/chart-styles.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { segmentsText } from './segments-text.ts';

/** How many people a segment had on each day. */
export function SegmentSizeChart({ id }: { readonly id: string }): ReactElement {
  const t = useText(segmentsText);
  const format = useFormat();
  const sizes = useQuery({ queryKey: ['segment-sizes', id], queryFn: () => call('GET /segments/:id/sizes', { params: { id } }) });
  const days = sizes.data?.days ?? [];
  return (
    <Section title={t('sizeOverTime')}>
      {sizes.isPending && <Skeleton h={200} />}
      {sizes.isError && <ProblemNotice error={sizes.error} onRetry={() => void sizes.refetch()} />}
      {sizes.data && days.length === 0 && <Text c="dimmed">{t('noSizes')}</Text>}
      {days.length > 0 && (
        <>
          <ChartStyles />
          <AreaChart
            h={220}
            role="img"
            aria-label={`${t('sizeOverTime')}: ${days.at(0)?.size ?? 0} → ${days.at(-1)?.size ?? 0}`}
            data={days.map(({ day, size }) => ({ day: format.day(day), size }))}
            dataKey="day"
            series={[{ name: 'size', label: t('size'), color: 'sen.6' }]}
            curveType="monotone"
            withDots={false}
            valueFormatter={(value) => format.number(value)}
          />
        </>
      )}
    </Section>
  );
}
