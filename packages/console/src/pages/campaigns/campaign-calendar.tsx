import { ActionIcon, Box, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { fromWallClock, localDay } from '@quen/engine';
import type { Campaign, RuleSet } from '@quen/protocol';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { statusColors, statusText } from '../../components/rule-editing/status-badge.tsx';
import { statusNow } from '../../components/rule-editing/status-now.ts';
import { useFormat } from '../../format/use-format.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useShop } from '../../shell/shop.tsx';
import { campaignsText } from './campaigns-text.ts';

const dayMs = 86_400_000;
const dayCount = 28;

/** What runs where over four weeks: a row a placement, a bar a campaign. */
export function CampaignCalendar({ ruleSet }: { readonly ruleSet: RuleSet }): ReactElement {
  const t = useText(campaignsText);
  const format = useFormat();
  const { language } = useLanguage();
  const { timeZone } = useShop();
  const [weeks, setWeeks] = useState(-1);
  const today = localDay(timeZone, Date.now());
  const first = today + weeks * 7;
  const days = Array.from({ length: dayCount }, (_, index) => first + index);
  const startOf = (day: number): number => fromWallClock(timeZone, day * dayMs);
  const [fromMs, toMs] = [startOf(first), startOf(first + dayCount)];
  const dayNumber = new Intl.DateTimeFormat(language, { timeZone: 'UTC', day: 'numeric' });
  const live = ruleSet.campaigns.filter(({ status }) => status !== 'draft' && status !== 'ended');
  const rows = ruleSet.placements
    .map((placement) => ({ placement, campaigns: live.filter((campaign) => campaign.placements.includes(placement.id)) }))
    .filter(({ campaigns }) => campaigns.length > 0);
  return (
    <Paper withBorder radius="lg" p="md">
      <Group mb="md" gap="xs">
        <ActionIcon variant="default" size={32} aria-label={t('earlier')} onClick={() => setWeeks(weeks - 1)}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <Button variant="default" size="compact-md" onClick={() => setWeeks(-1)}>
          {t('today')}
        </Button>
        <ActionIcon variant="default" size={32} aria-label={t('later')} onClick={() => setWeeks(weeks + 1)}>
          <IconChevronRight size={16} />
        </ActionIcon>
        <Text fw={600}>
          {format.date(fromMs)} – {format.date(startOf(first + dayCount - 1))}
        </Text>
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section style={{ overflowX: 'auto' }} tabIndex={0} aria-label={t('calendar')}>
        <Box miw={760}>
          <Box display="grid" style={{ gridTemplateColumns: `minmax(120px, 180px) repeat(${dayCount}, 1fr)` }}>
            <span />
            {days.map((day) => (
              <Text key={day} fz={11} ta="center" c={day === today ? 'sen' : 'dimmed'} fw={day === today ? 700 : 400}>
                {dayNumber.format(day * dayMs)}
              </Text>
            ))}
          </Box>
          <Stack gap="sm" mt="xs">
            {rows.map(({ placement, campaigns }) => (
              <Box
                key={placement.id}
                display="grid"
                style={{
                  gridTemplateColumns: 'minmax(120px, 180px) 1fr',
                  borderTop: '1px solid var(--mantine-color-default-border)',
                  paddingTop: 8,
                }}
              >
                <Text fz="sm" fw={600} pe="xs">
                  {placement.name}
                </Text>
                <Stack gap={4} pos="relative">
                  {campaigns.map((campaign) => (
                    <Bar key={campaign.id} campaign={campaign} fromMs={fromMs} toMs={toMs} />
                  ))}
                </Stack>
              </Box>
            ))}
          </Stack>
        </Box>
      </section>
    </Paper>
  );
}

function Bar({
  campaign,
  fromMs,
  toMs,
}: {
  readonly campaign: Campaign;
  readonly fromMs: number;
  readonly toMs: number;
}): ReactElement | null {
  const t = useText(statusText);
  const startMs = campaign.schedule?.startsAt === undefined ? -Infinity : Date.parse(campaign.schedule.startsAt);
  const endMs = campaign.schedule?.endsAt === undefined ? Infinity : Date.parse(campaign.schedule.endsAt);
  if (endMs <= fromMs || startMs >= toMs) return null;
  const at = (ms: number): number => (100 * (Math.min(Math.max(ms, fromMs), toMs) - fromMs)) / (toMs - fromMs);
  const status = statusNow(campaign, Date.now());
  const color = statusColors[status];
  return (
    <Box
      component={Link}
      to={`/campaigns/${encodeURIComponent(campaign.id)}`}
      aria-label={`${campaign.name}: ${t(status)}`}
      style={{
        display: 'block',
        marginInlineStart: `${at(startMs)}%`,
        width: `${Math.max(3, at(endMs) - at(startMs))}%`,
        background: `var(--mantine-color-${color}-light)`,
        color: `var(--mantine-color-${color}-light-color)`,
        borderInlineStart: startMs > fromMs ? `3px solid var(--mantine-color-${color}-filled)` : 'none',
        borderInlineEnd: endMs < toMs ? `3px solid var(--mantine-color-${color}-filled)` : 'none',
        borderRadius: 6,
        padding: '2px 8px',
        fontSize: 13,
        textDecoration: 'none',
        whiteSpace: 'nowrap',
        overflow: 'hidden',
        textOverflow: 'ellipsis',
      }}
    >
      {campaign.name}
    </Box>
  );
}
