import { Button, Group, NativeSelect, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { lifecycleStages } from '@quen/protocol';
import { IconSearch, IconUserSearch, IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { stageText } from '../../components/stage-text.ts';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CustomerTable } from './customer-table.tsx';
import { customersText } from './customers-text.ts';

/** Everyone the shop has met; pages are fetched as they are scrolled to. */
export function Customers(): ReactElement {
  const t = useText(customersText);
  const stageName = useText(stageText);
  const format = useFormat();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 250);
  const [stage, setStage] = useState('');
  const [segment, setSegment] = useState('');
  const rules = useQuery({ queryKey: ['rules'], queryFn: () => call('GET /rules', {}) });
  const found = useInfiniteQuery({
    queryKey: ['customers', q, stage, segment],
    queryFn: ({ pageParam, signal }) => call('GET /customers', { query: { q, stage, segment, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const customers = found.data?.pages.flatMap((page) => page.customers) ?? [];
  const isFiltered = q !== '' || stage !== '' || segment !== '';
  const clear = (): void => {
    setText('');
    setStage('');
    setSegment('');
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
            onChange={(event) => setStage(event.currentTarget.value)}
            data={[{ value: '', label: t('anyStage') }, ...lifecycleStages.map((value) => ({ value, label: stageName(value) }))]}
          />
          <NativeSelect
            label={t('segment')}
            value={segment}
            onChange={(event) => setSegment(event.currentTarget.value)}
            data={[
              { value: '', label: t('anySegment') },
              ...(rules.data?.ruleSet.segments ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Group>
        {found.isError && <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <Skeleton h={420} radius="lg" />}
        {found.isSuccess && customers.length === 0 && isFiltered && (
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
        {found.isSuccess && customers.length === 0 && !isFiltered && (
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
              {t('total', { count: format.number(found.data?.pages[0]?.total ?? customers.length) })}
            </Text>
            <CustomerTable
              customers={customers}
              onNearEnd={() => {
                if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage();
              }}
            />
            {found.hasNextPage && (
              <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                {t('more')}
              </Button>
            )}
          </>
        )}
      </Stack>
    </Page>
  );
}
