import { Button, Grid, Skeleton, Stack } from '@mantine/core';
import type { Overview as OverviewAnswer } from '@quen/collector/console-api';
import { IconChartBar } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { call } from '../../api/call.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useShop } from '../../shell/shop.tsx';
import { dayCount, lastDays } from './day-range.ts';
import { LiveNowCard } from './live-now-card.tsx';
import { overviewText } from './overview-text.ts';
import { TotalsGrid } from './totals-grid.tsx';
import { UpliftCard } from './uplift-card.tsx';

// Tables, charts and inputs bring much code: the figures come first.
const RangeChooser = lazy(() => import('./range-chooser.tsx').then((module) => ({ default: module.RangeChooser })));
const TopProducts = lazy(() => import('./top-products.tsx').then((module) => ({ default: module.TopProducts })));
const DayChart = lazy(() => import('./day-chart.tsx').then((module) => ({ default: module.DayChart })));

/** How the shop does, against the days before, and what personalization has to do with it. */
export function Overview(): ReactElement {
  const t = useText(overviewText);
  const { timeZone } = useShop();
  const [range, setRange] = useState(() => lastDays(28, Date.now(), timeZone));
  const overview = useQuery({
    queryKey: ['overview', range.from, range.to],
    queryFn: () => call('GET /overview', { query: range }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
    enabled: dayCount(range) > 0,
  });
  return (
    <Page
      title={t('title')}
      actions={
        <Suspense fallback={<Skeleton h={30} w={300} />}>
          <RangeChooser range={range} onChange={setRange} />
        </Suspense>
      }
    >
      {overview.isError && <ProblemNotice error={overview.error} onRetry={() => void overview.refetch()} />}
      {overview.isPending && <Waiting />}
      {overview.data && <Figures overview={overview.data} />}
    </Page>
  );
}

function Waiting(): ReactElement {
  return (
    <Stack aria-busy="true">
      <Skeleton h={220} radius="lg" />
      <Skeleton h={320} radius="lg" />
    </Stack>
  );
}

function Figures({ overview }: { readonly overview: OverviewAnswer }): ReactElement {
  const t = useText(overviewText);
  const isEmpty = overview.current.sessions === 0 && overview.previous.sessions === 0;
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 8 }}>
        <Stack gap="md">
          {isEmpty ? (
            <EmptyState
              icon={<IconChartBar size={40} stroke={1.4} />}
              title={t('emptyTitle')}
              action={
                <Button component={Link} to="/start">
                  {t('toStart')}
                </Button>
              }
            >
              {t('empty')}
            </EmptyState>
          ) : (
            <>
              <TotalsGrid overview={overview} />
              <Suspense fallback={<Skeleton h={340} radius="lg" />}>
                <DayChart days={overview.days} />
              </Suspense>
              <Suspense fallback={<Skeleton h={240} radius="lg" />}>
                <TopProducts products={overview.topProducts} />
              </Suspense>
            </>
          )}
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 4 }}>
        <Stack gap="md">
          <LiveNowCard />
          <UpliftCard uplift={overview.uplift} />
        </Stack>
      </Grid.Col>
    </Grid>
  );
}
