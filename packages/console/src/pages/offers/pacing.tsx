import { LineChart } from '@mantine/charts';
import { Progress, Text } from '@mantine/core';
import type { OfferUsageReport } from '@quen/collector/console-api';
import type { Offer } from '@quen/protocol';
import type { ReactElement } from 'react';
import { ChartStyles } from '../../components/chart-styles.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useShop } from '../../shell/shop.tsx';
import { Figures } from './figures.tsx';
import { isUsedUp } from './is-used-up.ts';
import { offersText } from './offers-text.ts';
import { paceOf } from './pace-of.ts';

/** What was spent day by day against the budget and an even pace. */
export function Pacing({ offer, usage }: { readonly offer: Offer; readonly usage: OfferUsageReport }): ReactElement {
  const t = useText(offersText);
  const format = useFormat();
  const { timeZone } = useShop();
  const money = (minor: number): string => format.money(minor, offer.currency);
  const budget = offer.limits?.totalSpendMinor;
  const pace = paceOf(usage, budget, offer.schedule?.endsAt, timeZone);
  const isGone = isUsedUp(usage, offer.limits);
  return (
    <Section title={t('pacing')} {...(budget !== undefined && offer.schedule?.endsAt !== undefined && { hint: t('pacingHint') })}>
      <Figures
        figures={[
          [t('used'), `${format.number(usage.uses)} ${t('uses')}`],
          [t('discount'), money(usage.spendMinor)],
          [t('today'), money(usage.spendTodayMinor)],
          [t('reserved'), format.number(usage.reserved)],
        ]}
      />
      {budget !== undefined && (
        <div>
          <Text fz="sm" mb={4}>
            {t('ofTotal', { used: money(usage.spendMinor), total: money(budget) })}
          </Text>
          <Progress
            size="lg"
            value={(100 * usage.spendMinor) / budget}
            color={usage.spendMinor > 0.9 * budget ? 'orange' : 'sen'}
            aria-label={t('budget')}
          />
        </div>
      )}
      {pace.points.length > 1 && (
        <>
          <ChartStyles />
          <LineChart
            h={200}
            role="img"
            aria-label={t('pacing')}
            data={pace.points.map(({ day, ...rest }) => ({ day: format.shortDay(day), ...rest }))}
            dataKey="day"
            series={[
              { name: 'spent', label: t('used'), color: 'sen.6' },
              ...(pace.isEven ? [{ name: 'even', label: t('budget'), color: 'gray.6', strokeDasharray: '5 5' }] : []),
            ]}
            withDots={false}
            curveType="linear"
            valueFormatter={(value) => format.compactMoney(value, offer.currency)}
            yAxisProps={{ width: 70 }}
          />
        </>
      )}
      {isGone && (
        <Text fz="sm" fw={600} c="orange" role="status">
          {t('usedUp')}
        </Text>
      )}
      {pace.daysLeft !== null && !isGone && (
        <Text fz="sm" c={pace.daysLeft < 7 ? 'orange' : 'dimmed'}>
          {t('runsOut', { days: format.number(pace.daysLeft) })}
        </Text>
      )}
    </Section>
  );
}
