import { Anchor, Badge, Button, Paper, Skeleton, Table, Text } from '@mantine/core';
import type { ExperimentResults } from '@quen/collector/console-api';
import { defaultHoldout } from '@quen/engine';
import type { Campaign } from '@quen/protocol';
import { IconFlask } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { RuleLoader } from '../../components/rule-editing/rule-loader.tsx';
import { StatusBadge } from '../../components/rule-editing/status-badge.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { experimentsText } from './experiments-text.ts';

/** Colour of each verdict. */
export const verdictColors: Readonly<Record<ExperimentResults['verdict'], string>> = {
  too_early: 'gray',
  winner: 'sen',
  loser: 'orange',
  no_difference: 'blue',
  ratio_mismatch: 'red',
};

/** Every campaign that compares something, with what is known so far. */
export function Experiments(): ReactElement {
  const t = useText(experimentsText);
  return (
    <Page title={t('title')} hint={t('hint')}>
      <RuleLoader>
        {({ campaigns }) => {
          const compared = campaigns.filter(
            (campaign) =>
              campaign.status !== 'draft' && (campaign.variants.length > 1 || (campaign.holdout ?? defaultHoldout) > 0),
          );
          if (compared.length === 0) {
            return (
              <EmptyState
                icon={<IconFlask size={40} stroke={1.4} />}
                title={t('emptyTitle')}
                action={
                  <Button component={Link} to="/campaigns">
                    {t('toCampaigns')}
                  </Button>
                }
              >
                {t('empty')}
              </EmptyState>
            );
          }
          return (
            <Paper withBorder radius="lg" p="md">
              <Table verticalSpacing="sm" highlightOnHover>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('name')}</Table.Th>
                    <Table.Th visibleFrom="sm">{t('status')}</Table.Th>
                    <Table.Th ta="right" visibleFrom="sm">
                      {t('people')}
                    </Table.Th>
                    <Table.Th>{t('verdict')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {compared.map((campaign) => (
                    <Line key={campaign.id} campaign={campaign} />
                  ))}
                </Table.Tbody>
              </Table>
            </Paper>
          );
        }}
      </RuleLoader>
    </Page>
  );
}

function Line({ campaign }: { readonly campaign: Campaign }): ReactElement {
  const t = useText(experimentsText);
  const format = useFormat();
  const results = useQuery({
    queryKey: ['experiment', campaign.id],
    queryFn: () => call('GET /experiments/:campaign', { params: { campaign: campaign.id } }),
  });
  const { data } = results;
  const people = data?.arms.reduce((sum, arm) => sum + arm.people, 0) ?? 0;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`/experiments/${encodeURIComponent(campaign.id)}`} fw={600}>
          {campaign.name}
        </Anchor>
        <Text fz="xs" c="dimmed">
          {campaign.variants.length + ((campaign.holdout ?? defaultHoldout) > 0 ? 1 : 0)} × {t('arms').toLocaleLowerCase()}
          <Text span inherit hiddenFrom="sm">
            {' '}
            · {t('people').toLocaleLowerCase()}: {format.number(people)}
          </Text>
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <StatusBadge of={campaign} />
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        {data ? format.number(people) : results.isError ? '–' : <Skeleton h={16} w={60} ml="auto" />}
      </Table.Td>
      <Table.Td>
        {data && (
          <Badge
            tt="none"
            miw="max-content"
            variant={data.verdict === 'winner' ? 'filled' : 'light'}
            color={verdictColors[data.verdict]}
          >
            {t(data.verdict)}
          </Badge>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
