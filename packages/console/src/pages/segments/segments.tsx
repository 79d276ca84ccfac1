import { Anchor, Button, Paper, Skeleton, Table, Text, TextInput } from '@mantine/core';
import type { SegmentCounts } from '@quen/collector/console-api';
import type { Segment } from '@quen/protocol';
import { IconPlus, IconSearch, IconUsersGroup } from '@tabler/icons-react';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { RoleNotice } from '../../components/editable.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { RuleLoader } from '../../components/rule-editing/rule-loader.tsx';
import { UnsavedMark } from '../../components/unsaved.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/member.tsx';
import { segmentsText } from './segments-text.ts';

/** All segments with how many people are in each. */
export function Segments(): ReactElement {
  const t = useText(segmentsText);
  const [search, setSearch] = useState('');
  const may = useMay('PUT /rules/:kind/:id');
  const sizes = useQuery({
    queryKey: ['segment-counts'],
    queryFn: () => call('GET /segments/counts', {}),
    refetchInterval: 15_000,
  });
  const create = may && (
    <Button component={Link} to="/segments/new" leftSection={<IconPlus size={16} />}>
      {t('create')} <UnsavedMark kind="segments" id="new" />
    </Button>
  );
  return (
    <Page title={t('title')} hint={t('hint')} actions={create}>
      <RoleNotice needs="PUT /rules/:kind/:id" />
      <RuleLoader>
        {({ segments }) => {
          if (segments.length === 0) {
            return (
              <EmptyState icon={<IconUsersGroup size={40} stroke={1.4} />} title={t('emptyTitle')} action={create}>
                {t('empty')}
              </EmptyState>
            );
          }
          const found = segments.filter(({ name, description = '' }) =>
            `${name} ${description}`.toLocaleLowerCase().includes(search.toLocaleLowerCase()),
          );
          return (
            <Paper withBorder radius="lg" p="md">
              {segments.length > 6 && (
                <TextInput
                  aria-label={t('search')}
                  placeholder={t('search')}
                  leftSection={<IconSearch size={16} />}
                  value={search}
                  onChange={(event) => setSearch(event.currentTarget.value)}
                  maw={320}
                  mb="sm"
                />
              )}
              <Table verticalSpacing="sm" highlightOnHover>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('name')}</Table.Th>
                    <Table.Th ta="right">{t('size')}</Table.Th>
                    <Table.Th ta="right">{t('share')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {found.map((segment) => (
                    <Line key={segment.id} segment={segment} sizes={sizes} />
                  ))}
                </Table.Tbody>
              </Table>
              {found.length === 0 && (
                <Text c="dimmed" p="sm">
                  {t('nothingFound')}
                </Text>
              )}
            </Paper>
          );
        }}
      </RuleLoader>
    </Page>
  );
}

function Line({ segment, sizes }: { readonly segment: Segment; readonly sizes: UseQueryResult<SegmentCounts> }): ReactElement {
  const format = useFormat();
  const { data } = sizes;
  const count = data?.counts[segment.id];
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`/segments/${encodeURIComponent(segment.id)}`} fw={600}>
          {segment.name}
        </Anchor>{' '}
        <UnsavedMark kind="segments" id={segment.id} />
        {segment.description !== undefined && (
          <Text fz="sm" c="dimmed">
            {segment.description}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">
        {sizes.isPending ? <Skeleton h={16} w={48} ml="auto" /> : count === undefined ? '–' : format.number(count)}
      </Table.Td>
      <Table.Td ta="right">
        {data !== undefined && data.total > 0 && count !== undefined ? format.percent(count / data.total) : '–'}
      </Table.Td>
    </Table.Tr>
  );
}
