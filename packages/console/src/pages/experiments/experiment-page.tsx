import { Button, Progress, Skeleton, Stack, Table, Text } from '@mantine/core';
import type { ArmDifference, ExperimentResults } from '@quen/collector/console-api';
import type { Campaign } from '@quen/protocol';
import { IconFlask, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { eventLabel } from '../../components/event-name-text.ts';
import { Page } from '../../components/page.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { RuleLoader } from '../../components/rule-editing/rule-loader.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useText } from '../../i18n/use-text.ts';
import { RuleNotFound } from '../../shell/not-found.tsx';
import { armNames } from './arm-names.ts';
import { experimentsText } from './experiments-text.ts';
import { IntervalPicture } from './interval-picture.tsx';
import { VerdictNotice } from './verdict-notice.tsx';

/** The results of one campaign, in words and as a picture. */
export function ExperimentPage(): ReactElement {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const t = useText(experimentsText);
  return (
    <RuleLoader title={t('title')}>
      {({ campaigns }) => {
        const campaign = campaigns.find((each) => each.id === id);
        return campaign === undefined ? <RuleNotFound kind="campaigns" id={id} /> : <Results campaign={campaign} />;
      }}
    </RuleLoader>
  );
}

function Results({ campaign }: { readonly campaign: Campaign }): ReactElement {
  const t = useText(experimentsText);
  const format = useFormat();
  const { language } = useLanguage();
  const results = useQuery({
    queryKey: ['experiment', campaign.id],
    queryFn: () => call('GET /experiments/:campaign', { params: { campaign: campaign.id } }),
    refetchInterval: 30_000,
  });
  const { data } = results;
  const nameOf = armNames(campaign, t);
  const hint = data
    ? [
        t('goal', { event: eventLabel(data.goal.event, language), days: data.goal.windowDays }),
        data.startedAtMs === null ? '' : t('since', { day: format.date(data.startedAtMs) }),
      ]
        .filter(Boolean)
        .join(' · ')
    : '';
  return (
    <Page
      title={campaign.name}
      hint={hint}
      actions={
        <Button
          component={Link}
          to={`/campaigns/${encodeURIComponent(campaign.id)}`}
          variant="default"
          leftSection={<IconPencil size={16} />}
        >
          {t('edit')}
        </Button>
      }
    >
      {results.isError && <ProblemNotice error={results.error} onRetry={() => void results.refetch()} />}
      {results.isPending && <Skeleton h={320} radius="lg" />}
      {data &&
        (data.arms.every(({ people }) => people === 0) ? (
          <EmptyState icon={<IconFlask size={40} stroke={1.4} />} title={t('notStarted')}>
            {t('tooEarlyWhat')}
          </EmptyState>
        ) : (
          <Stack gap="lg">
            <VerdictNotice results={data} nameOf={nameOf} />
            <Section title={t('picture')} hint={t('pictureHint')}>
              <IntervalPicture arms={data.arms} nameOf={nameOf} />
            </Section>
            <Section title={t('figures')}>
              <Figures results={data} nameOf={nameOf} />
            </Section>
          </Stack>
        ))}
    </Page>
  );
}

function Figures({
  results,
  nameOf,
}: {
  readonly results: ExperimentResults;
  readonly nameOf: (variant: string) => string;
}): ReactElement {
  const t = useText(experimentsText);
  const format = useFormat();
  const against = results.control === null ? '' : t('against', { name: nameOf(results.control) });
  return (
    <Table.ScrollContainer minWidth={960}>
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th />
            {(['people', 'exposures', 'clicks', 'conversions', 'perPerson'] as const).map((key) => (
              <Table.Th key={key} ta="right">
                {t(key)}
              </Table.Th>
            ))}
            {(['uplift', 'rateMore', 'perPersonMore'] as const).map((key) => (
              <Table.Th key={key} ta="right">
                {t(key)}
                <Text fz="xs" c="dimmed">
                  {against}
                </Text>
              </Table.Th>
            ))}
            <Table.Th w={140}>{t('chance')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {results.arms.map((arm) => (
            <Table.Tr key={arm.variant}>
              <Table.Th scope="row">{nameOf(arm.variant)}</Table.Th>
              <Table.Td ta="right">{format.number(arm.people)}</Table.Td>
              <Table.Td ta="right">{format.number(arm.exposures)}</Table.Td>
              <Table.Td ta="right">{format.number(arm.clicks)}</Table.Td>
              <Table.Td ta="right">{format.number(arm.conversions)}</Table.Td>
              <Table.Td ta="right">{arm.people === 0 ? '–' : format.money(Math.round(arm.revenueMinor / arm.people))}</Table.Td>
              <Moved
                value={arm.uplift}
                low={arm.upliftLow}
                high={arm.upliftHigh}
                say={(share) => signed(share, (size) => format.percent(size, 1))}
              />
              <Moved
                {...spread(arm.rateDifference)}
                say={(share) => signed(share, (size) => format.number(Math.round(size * 10_000) / 100))}
              />
              <Moved {...spread(arm.revenueDifferenceMinor)} say={(minor) => signed(Math.round(minor), format.money)} />
              <Table.Td>
                <Text fz="sm" fw={600}>
                  {sayChance(arm.chanceToWin, format.percent)}
                </Text>
                <Progress value={100 * arm.chanceToWin} aria-label={t('chance')} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** A figure against the control's, with its interval. */
function Moved({
  value,
  low,
  high,
  say,
}: {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly say: (value: number) => string;
}): ReactElement {
  return (
    <Table.Td ta="right">
      {value === null ? (
        '–'
      ) : (
        <>
          <Text fw={600} className={movedBy(low, high)}>
            {say(value)}
          </Text>
          {low !== null && high !== null && (
            <Text fz="xs" c="dimmed">
              {say(low)} … {say(high)}
            </Text>
          )}
        </>
      )}
    </Table.Td>
  );
}

function spread(difference: ArmDifference | null): { value: number | null; low: number | null; high: number | null } {
  return { value: difference?.difference ?? null, low: difference?.low ?? null, high: difference?.high ?? null };
}

function signed(value: number, say: (value: number) => string): string {
  return `${value > 0 ? '+' : ''}${say(value)}`;
}

/** Green and red are for what is not chance. */
function movedBy(low: number | null, high: number | null): string {
  if (low !== null && low > 0) return 'moved-up';
  return high !== null && high < 0 ? 'moved-down' : 'moved-same';
}

/** A chance is never none, nor certain, whatever it is rounded to. */
function sayChance(chance: number, say: (share: number, digits: number) => string): string {
  if (chance > 0.99) return `> ${say(0.99, 0)}`;
  return chance < 0.01 ? `< ${say(0.01, 0)}` : say(chance, 0);
}
