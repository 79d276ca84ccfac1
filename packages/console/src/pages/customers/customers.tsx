import { Button, Group, NativeSelect, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { lifecycleStages } from '@quen/protocol';
import { IconSearch, IconUserSearch, IconUsers } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactElement, useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LongListEnd } from '../../components/long-list/long-list-end.tsx';
import { useLongQuery } from '../../components/long-list/use-long-query.ts';
import { Page } from '../../components/page.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useRules } from '../../components/rule-editing/use-rules.ts';
import { stageText } from '../../components/stage-text.ts';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CustomerTable } from './customer-table.tsx';
import { customersText } from './customers-text.ts';

/** What the address says of the list: reloading and coming back find it as it was. */
export interface CustomerSearch {
  readonly q?: string;
  readonly stage?: string;
  readonly segment?: string;
}

/** Texts that are not blank; the router reads figures as numbers. */
function readSearch(search: object): CustomerSearch {
  const texts = Object.entries(search).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]);
  return Object.fromEntries(texts.filter(([, value]) => typeof value === 'string' && value !== ''));
}

/** Everyone the shop has met; pages are fetched as they are scrolled to. */
export function Customers(): ReactElement {
  const t = useText(customersText);
  const stageName = useText(stageText);
  const format = useFormat();
  const asked = readSearch(useSearch({ strict: false }));
  const { q = '', stage = '', segment = '' } = asked;
  const navigate = useNavigate();
  const ask = (change: CustomerSearch): void =>
    void navigate({ to: '/customers', search: readSearch({ ...asked, ...change }), replace: true });
  const [text, setText] = useState(q);
  const [typed] = useDebouncedValue(text.trim(), 250);
  useEffect(() => {
    if (typed !== q) ask({ q: typed });
  }, [typed]);
  const rules = useRules();
  const found = useLongQuery(
    ['customers', q, stage, segment],
    (cursor, signal) =>
      call('GET /customers', { query: { q, stage, segment, cursor, limit: cursor === '' ? '' : '500' }, signal }),
    ({ customers }) => customers,
    ({ nextCursor }) => nextCursor,
  );
  const customers = found.items;
  const isFiltered = q !== '' || stage !== '' || segment !== '';
  const clear = (): void => {
    setText('');
    ask({ q: '', stage: '', segment: '' });
  };
  return (
    <Page title={t('title')} hint={t('hint')}>
      <Stack gap="md">
        <Group align="flex-end" gap="sm">
          <TextInput
            label={t('search')}
            placeholder={t('searchHint')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            flex="1 1 260px"
            type="search"
          />
          <NativeSelect
            label={t('stage')}
            value={stage}
            onChange={(event) => ask({ stage: event.currentTarget.value })}
            data={[{ value: '', label: t('anyStage') }, ...lifecycleStages.map((value) => ({ value, label: stageName(value) }))]}
          />
          <NativeSelect
            label={t('segment')}
            value={segment}
            onChange={(event) => ask({ segment: event.currentTarget.value })}
            data={[
              { value: '', label: t('anySegment') },
              ...(rules.data?.ruleSet.segments ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Group>
        {found.query.isError && !found.first && (
          <ProblemNotice error={found.query.error} onRetry={() => void found.query.refetch()} />
        )}
        {found.query.isPending && <Skeleton h={420} radius="lg" />}
        {found.first && customers.length === 0 && isFiltered && (
          <EmptyState
            icon={<IconUserSearch size={40} stroke={1.4} />}
            title={t('nobodyTitle')}
            action={
              <Button variant="default" onClick={clear}>
                {t('clear')}
              </Button>
            }
          >
            {t('nobody')}
          </EmptyState>
        )}
        {found.first && customers.length === 0 && !isFiltered && (
          <EmptyState
            icon={<IconUsers size={40} stroke={1.4} />}
            title={t('emptyTitle')}
            action={
              <Button component={Link} to="/start">
                {t('toStart')}
              </Button>
            }
          >
            {t('empty')}
          </EmptyState>
        )}
        {customers.length > 0 && (
          <>
            <Text fz="sm" c="dimmed" role="status">
              {t('total', { count: format.number(found.first?.total ?? customers.length) })}
            </Text>
            <CustomerTable customers={customers} total={found.first?.total ?? customers.length} onNearEnd={found.more} />
            <LongListEnd query={found.query} />
          </>
        )}
      </Stack>
    </Page>
  );
}
