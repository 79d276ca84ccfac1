import { Anchor, Button, Group, Paper, SegmentedControl, Stack, Table, Text, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import type { Campaign, RuleSet } from '@quen/protocol';
import { IconCalendarEvent, IconPlus, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { RoleNotice } from '../../components/editable.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { RuleLoader } from '../../components/rule-editing/rule-loader.tsx';
import { StatusBadge } from '../../components/rule-editing/status-badge.tsx';
import { statusNow } from '../../components/rule-editing/status-now.ts';
import { UnsavedMark } from '../../components/unsaved.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/member.tsx';
import { CampaignCalendar } from './campaign-calendar.tsx';
import { campaignsText } from './campaigns-text.ts';

const order = ['running', 'scheduled', 'paused', 'draft', 'ended'];

/** All campaigns, as a list or on a calendar of what runs where. */
export function Campaigns(): ReactElement {
  const t = useText(campaignsText);
  const [view, setView] = useLocalStorage<string>({ key: 'quen-campaigns-view', defaultValue: 'list' });
  const may = useMay('PUT /rules/:kind/:id');
  const create = may && (
    <Button component={Link} to="/campaigns/new" leftSection={<IconPlus size={16} />}>
      {t('create')} <UnsavedMark kind="campaigns" id="new" />
    </Button>
  );
  return (
    <Page title={t('title')} hint={t('hint')} actions={create}>
      <RoleNotice needs="PUT /rules/:kind/:id" />
      <RuleLoader>
        {(ruleSet) =>
          ruleSet.campaigns.length === 0 ? (
            <EmptyState icon={<IconCalendarEvent size={40} stroke={1.4} />} title={t('emptyTitle')} action={create}>
              {t('empty')}
            </EmptyState>
          ) : (
            <Stack gap="md">
              <SegmentedControl
                w="fit-content"
                value={view}
                onChange={setView}
                data={[
                  { value: 'list', label: t('list') },
                  { value: 'calendar', label: t('calendar') },
                ]}
              />
              {view === 'calendar' ? <CampaignCalendar ruleSet={ruleSet} /> : <CampaignTable ruleSet={ruleSet} />}
            </Stack>
          )
        }
      </RuleLoader>
    </Page>
  );
}

function CampaignTable({ ruleSet }: { readonly ruleSet: RuleSet }): ReactElement {
  const t = useText(campaignsText);
  const format = useFormat();
  const [search, setSearch] = useState('');
  const placementName = (id: string): string => ruleSet.placements.find((placement) => placement.id === id)?.name ?? id;
  const when = ({ schedule }: Campaign): string => {
    const parts = [
      schedule?.startsAt && t('since', { day: format.date(Date.parse(schedule.startsAt)) }),
      schedule?.endsAt && t('until', { day: format.date(Date.parse(schedule.endsAt)) }),
    ].filter(Boolean);
    return parts.length === 0 ? t('always') : parts.join(' ');
  };
  const nowMs = Date.now();
  const placeOf = (campaign: Campaign): number => order.indexOf(statusNow(campaign, nowMs));
  const found = ruleSet.campaigns
    .filter(({ name }) => name.toLocaleLowerCase().includes(search.toLocaleLowerCase()))
    .sort((a, b) => placeOf(a) - placeOf(b) || (b.priority ?? 0) - (a.priority ?? 0));
  return (
    <Paper withBorder radius="lg" p="md">
      {ruleSet.campaigns.length > 6 && (
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
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing="sm" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              {(['name', 'status', 'what', 'where', 'when'] as const).map((key) => (
                <Table.Th key={key}>{t(key)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.map((campaign) => (
              <Table.Tr key={campaign.id}>
                <Table.Td>
                  <Anchor component={Link} to={`/campaigns/${encodeURIComponent(campaign.id)}`} fw={600}>
                    {campaign.name}
                  </Anchor>{' '}
                  <UnsavedMark kind="campaigns" id={campaign.id} />
                </Table.Td>
                <Table.Td>
                  <StatusBadge of={campaign} />
                </Table.Td>
                <Table.Td>
                  <Text fz="sm">{[...new Set(campaign.variants.map((variant) => t(variant.content.kind)))].join(', ')}</Text>
                </Table.Td>
                <Table.Td>
                  <Group gap={4}>
                    <Text fz="sm">{campaign.placements.map(placementName).join(', ') || '–'}</Text>
                  </Group>
                </Table.Td>
                <Table.Td>
                  <Text fz="sm">{when(campaign)}</Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {found.length === 0 && (
        <Text c="dimmed" p="sm">
          {t('nothingFound')}
        </Text>
      )}
    </Paper>
  );
}
