import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { Page } from '../../components/page.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { EventStream } from './event-stream.tsx';
import { liveText } from './live-text.ts';
import { RejectedEvents } from './rejected-events.tsx';

/** What comes in, and what could not be taken. */
export function Live(): ReactElement {
  const t = useText(liveText);
  const format = useFormat();
  const rejected = useQuery({
    queryKey: ['rejected-count'],
    queryFn: () => call('GET /rejected', { query: { limit: '1' } }),
    refetchInterval: 30_000,
  });
  return (
    <Page title={t('title')} hint={t('hint')}>
      <Tabs defaultValue="taken" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="taken">{t('taken')}</Tabs.Tab>
          <Tabs.Tab value="rejected">{t('rejected', { count: format.number(rejected.data?.total ?? 0) })}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="taken">
          <EventStream />
        </Tabs.Panel>
        <Tabs.Panel value="rejected">
          <RejectedEvents />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
