import { Button, Group, Select, Stack, Table, Text } from '@mantine/core';
import type { Backtest, BacktestCounts } from '@quen/collector/console-api';
import type { Campaign } from '@quen/protocol';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useFormat } from '../../format/use-format.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';

/** `otherwise` is what qualified but was neither shown nor held back by anything the counts name. */
type Row = keyof BacktestCounts | 'otherwise';

type Key = 'title' | 'hint' | 'days' | 'run' | 'draft' | 'running' | 'read' | 'stale' | Backtest['chancesFrom'] | Row;

const backtestText: Texts<Key> = {
  title: { vi: 'Thử với quá khứ', en: 'Try it on the past' },
  hint: { vi: 'Nếu bản này đã chạy những ngày qua thì sao.', en: 'What if this had run these past days.' },
  days: { vi: '{count} ngày qua', en: 'Past {count} days' },
  run: { vi: 'Chạy thử', en: 'Run' },
  draft: { vi: 'Bản này', en: 'This draft' },
  running: { vi: 'Đang chạy', en: 'Running now' },
  read: { vi: 'Đã đọc {events} sự kiện trong {seconds} giây.', en: 'Read {events} events in {seconds} seconds.' },
  stale: { vi: 'Bạn đã sửa từ lần chạy trước.', en: 'You have changed it since this run.' },
  requests: {
    vi: 'Mỗi lần trang hỏi nội dung cho vị trí này được tính là một cơ hội.',
    en: 'Each time a page asked for the placement counts as a chance.',
  },
  page_views: {
    vi: 'Chưa biết lần nào trang hỏi nội dung cho vị trí này, nên mỗi lượt xem trang được tính là một cơ hội.',
    en: 'No page is known to have asked for the placement, so each page view counts as a chance.',
  },
  both: {
    vi: 'Mỗi lần trang hỏi nội dung cho vị trí này được tính là một cơ hội; trước lần đầu tiên thì là mỗi lượt xem trang.',
    en: 'Each time a page asked for the placement counts as a chance; before the first of these, each page view does.',
  },
  chances: { vi: 'Cơ hội được hiện', en: 'Chances to be shown' },
  qualifiedPeople: { vi: 'Người thuộc đối tượng', en: 'People in the audience' },
  qualifiedViews: { vi: 'Cơ hội với họ', en: 'Chances with them' },
  shown: { vi: 'Lượt hiện', en: 'Times shown' },
  capped: { vi: 'Không hiện: đủ số lần', en: 'Held back by caps' },
  heldOut: { vi: 'Không hiện: nhóm đối chứng', en: 'Held out' },
  noConsent: { vi: 'Không hiện: chưa đồng ý', en: 'Without consent' },
  otherwise: {
    vi: 'Không hiện: nhường chiến dịch khác, ngoài lịch hoặc hết ưu đãi',
    en: 'Given way to another campaign, outside its schedule, or used up',
  },
  maxCostMinor: { vi: 'Chi phí giảm giá nhiều nhất', en: 'Most it costs in discounts' },
};
const rows: readonly Row[] = [
  'chances',
  'qualifiedPeople',
  'qualifiedViews',
  'shown',
  'capped',
  'heldOut',
  'noConsent',
  'otherwise',
  'maxCostMinor',
];

/** Plays the draft over past days beside what runs now. */
export function CampaignBacktest({
  campaign,
  isValid,
}: {
  readonly campaign: Campaign;
  readonly isValid: boolean;
}): ReactElement {
  const t = useText(backtestText);
  const format = useFormat();
  const [days, setDays] = useState('7');
  const run = useMutation({
    mutationFn: (asked: { readonly campaign: Campaign; readonly days: number }) =>
      call('POST /campaigns/backtest', { body: asked }),
  });
  const show = (counts: BacktestCounts | null, row: Row): string => {
    const value = counts === null ? null : row === 'otherwise' ? otherwise(counts) : counts[row];
    return value === null ? '–' : row === 'maxCostMinor' ? format.money(value) : format.number(value);
  };
  return (
    <Section title={t('title')} hint={t('hint')}>
      <Stack gap="sm">
        <Group>
          <Select
            aria-label={t('title')}
            w={160}
            allowDeselect={false}
            value={days}
            onChange={(next) => next !== null && setDays(next)}
            data={['7', '14', '30', '90'].map((count) => ({ value: count, label: t('days', { count }) }))}
          />
          <Button
            variant="light"
            leftSection={<IconPlayerPlay size={16} />}
            disabled={!isValid || campaign.placements.length === 0}
            loading={run.isPending}
            onClick={() => run.mutate({ campaign, days: Number(days) })}
          >
            {t('run')}
          </Button>
        </Group>
        {run.isError && <ProblemNotice error={run.error} />}
        {run.data && (
          <>
            {(run.variables.campaign !== campaign || run.variables.days !== Number(days)) && (
              <Text fz="xs" c="orange">
                {t('stale')}
              </Text>
            )}
            <Table fz="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th />
                  <Table.Th ta="right">{t('draft')}</Table.Th>
                  {run.data.running && <Table.Th ta="right">{t('running')}</Table.Th>}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows
                  .filter((row) => isTold(row, run.data))
                  .map((row) => (
                    <Table.Tr key={row}>
                      <Table.Td>{t(row)}</Table.Td>
                      <Table.Td ta="right" fw={row === 'shown' ? 700 : 400}>
                        {show(run.data.draft, row)}
                      </Table.Td>
                      {run.data.running && <Table.Td ta="right">{show(run.data.running, row)}</Table.Td>}
                    </Table.Tr>
                  ))}
              </Table.Tbody>
            </Table>
            <Text fz="xs" c="dimmed">
              {t('read', {
                events: format.number(run.data.events),
                seconds: format.number(Math.round(run.data.tookMs / 100) / 10),
              })}{' '}
              {t(run.data.chancesFrom)}
            </Text>
          </>
        )}
      </Stack>
    </Section>
  );
}

function otherwise({ qualifiedViews, shown, capped, heldOut, noConsent }: BacktestCounts): number {
  return Math.max(0, qualifiedViews - shown - capped - heldOut - noConsent);
}

/** Rows that would say nothing are left out: no cost where nothing is reduced, nothing unexplained where all is explained. */
function isTold(row: Row, { draft, running }: Backtest): boolean {
  const both = running === null ? [draft] : [draft, running];
  if (row === 'maxCostMinor') return both.some(({ maxCostMinor }) => (maxCostMinor ?? 0) > 0);
  return row !== 'otherwise' || both.some((counts) => otherwise(counts) > 0);
}
