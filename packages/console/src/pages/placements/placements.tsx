import { Alert, Badge, Button, Code, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { Placement, RuleSet } from '@quen/protocol';
import { IconLayoutGrid, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { RoleNotice } from '../../components/editable.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { RuleLoader } from '../../components/rule-editing/rule-loader.tsx';
import { UnsavedMark } from '../../components/unsaved.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/member.tsx';
import { PlacementDrawer } from './placement-drawer.tsx';
import { placementsText } from './placements-text.ts';

/** All placements, what runs in them, and those that pages ask for in vain. */
export function Placements(): ReactElement {
  const t = useText(placementsText);
  const [opened, setOpened] = useState<{ readonly id: string; readonly fresh?: string } | null>(null);
  const may = useMay('PUT /rules/:kind/:id');
  const create = may && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpened({ id: 'new' })}>
      {t('create')} <UnsavedMark kind="placements" id="new" />
    </Button>
  );
  return (
    <Page title={t('title')} hint={t('hint')} actions={create}>
      <RoleNotice needs="PUT /rules/:kind/:id" />
      <RuleLoader>
        {(ruleSet) => (
          <>
            <AskedInVain ruleSet={ruleSet} onAdd={(id) => setOpened({ id: 'new', fresh: id })} />
            {ruleSet.placements.length === 0 ? (
              <EmptyState icon={<IconLayoutGrid size={40} stroke={1.4} />} title={t('emptyTitle')} action={create}>
                {t('empty')}
              </EmptyState>
            ) : (
              <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
                {ruleSet.placements.map((placement) => (
                  <Card
                    key={placement.id}
                    placement={placement}
                    ruleSet={ruleSet}
                    onEdit={() => setOpened({ id: placement.id })}
                  />
                ))}
              </SimpleGrid>
            )}
            {opened && (
              <PlacementDrawer
                key={opened.id + (opened.fresh ?? '')}
                id={opened.id}
                freshId={opened.fresh}
                ruleSet={ruleSet}
                onClose={() => setOpened(null)}
              />
            )}
          </>
        )}
      </RuleLoader>
    </Page>
  );
}

function Card({
  placement,
  ruleSet,
  onEdit,
}: {
  readonly placement: Placement;
  readonly ruleSet: RuleSet;
  readonly onEdit: () => void;
}): ReactElement {
  const t = useText(placementsText);
  const may = useMay('PUT /rules/:kind/:id');
  const campaigns = ruleSet.campaigns.filter(
    (campaign) => campaign.placements.includes(placement.id) && campaign.status !== 'ended',
  );
  return (
    <Paper withBorder p="md" radius="lg" component="article">
      <Stack gap="sm" h="100%">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={2} style={{ overflowWrap: 'anywhere' }}>
            {placement.name}
          </Title>
          <Button
            size="compact-sm"
            variant="light"
            flex="none"
            onClick={onEdit}
            aria-label={`${t(may ? 'edit' : 'look')}: ${placement.name}`}
          >
            {t(may ? 'edit' : 'look')}
          </Button>
        </Group>
        <Group gap="xs">
          <Code>{placement.id}</Code>
          <UnsavedMark kind="placements" id={placement.id} />
        </Group>
        <Group gap={6}>
          <Text fz="sm" c="dimmed">
            {t('campaigns')}:
          </Text>
          {campaigns.length === 0 && (
            <Text fz="sm" c="dimmed">
              {t('noCampaigns')}
            </Text>
          )}
          {campaigns.map((campaign) => (
            <Badge
              key={campaign.id}
              component={Link}
              to={`/campaigns/${encodeURIComponent(campaign.id)}`}
              variant="light"
              tt="none"
              color={campaign.status === 'running' ? 'sen' : 'gray'}
              style={{ cursor: 'pointer' }}
            >
              {campaign.name}
            </Badge>
          ))}
        </Group>
      </Stack>
    </Paper>
  );
}

function AskedInVain({
  ruleSet,
  onAdd,
}: {
  readonly ruleSet: RuleSet;
  readonly onAdd: (id: string) => void;
}): ReactElement | null {
  const t = useText(placementsText);
  const may = useMay('PUT /rules/:kind/:id');
  const start = useQuery({ queryKey: ['start'], queryFn: () => call('GET /start', {}) });
  const missing = (start.data?.seenPlacements ?? []).filter((id) => !ruleSet.placements.some((placement) => placement.id === id));
  if (missing.length === 0 || !may) return null;
  return (
    <Alert title={t('seen')} variant="light">
      <Stack gap="xs">
        <Text fz="sm">{t('seenHint')}</Text>
        <Group gap="xs">
          {missing.slice(0, 12).map((id) => (
            <Button key={id} size="compact-sm" variant="white" onClick={() => onAdd(id)}>
              {t('add', { id })}
            </Button>
          ))}
        </Group>
      </Stack>
    </Alert>
  );
}
