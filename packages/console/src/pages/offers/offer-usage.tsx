import { BarChart } from '@mantine/charts';
import { Anchor, Badge, Button, Group, NumberInput, Progress, Skeleton, Stack, Table, Text } from '@mantine/core';
import type { OfferUsageReport } from '@quen/collector/console-api';
import type { Offer } from '@quen/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useText } from '../../i18n/use-text.ts';
import { offersText } from './offers-text.ts';
import { Pacing } from './pacing.tsx';
import { refusalTexts } from './refusal-text.ts';

/** How an offer is used: its pace, who redeemed it, and why others could not. */
export function OfferUsage({ offer }: { readonly offer: Offer }): ReactElement {
  const usage = useQuery({
    queryKey: ['offer-usage', offer.id],
    queryFn: () => call('GET /offers/:id/usage', { params: { id: offer.id } }),
    refetchInterval: 30_000,
  });
  if (usage.isError) return <ProblemNotice error={usage.error} onRetry={() => void usage.refetch()} />;
  if (!usage.data) return <Skeleton h={240} radius="lg" />;
  return (
    <>
      <Pacing offer={offer} usage={usage.data} />
      <Refusals usage={usage.data} />
      {offer.code?.kind === 'generated' && <Codes offer={offer} usage={usage.data} />}
      <Redemptions offer={offer} usage={usage.data} />
    </>
  );
}

function Refusals({ usage }: { readonly usage: OfferUsageReport }): ReactElement {
  const t = useText(offersText);
  const format = useFormat();
  const { language } = useLanguage();
  const most = Math.max(1, ...usage.refusals.map(({ count }) => count));
  return (
    <Section title={t('refusals')} hint={t('refusalsHint')}>
      {usage.refusals.length === 0 && (
        <Text c="dimmed" fz="sm">
          {t('noRefusals')}
        </Text>
      )}
      <Stack gap="xs">
        {usage.refusals.map(({ reason, count }) => (
          <div key={reason}>
            <Group justify="space-between" gap="xs">
              <Text fz="sm">{refusalTexts[reason.toLowerCase()]?.[language] ?? reason}</Text>
              <Text fz="sm">{format.number(count)}</Text>
            </Group>
            <Progress size="sm" color="orange" value={(100 * count) / most} aria-label={reason} />
          </div>
        ))}
      </Stack>
    </Section>
  );
}

function Codes({ offer, usage }: { readonly offer: Offer; readonly usage: OfferUsageReport }): ReactElement {
  const t = useText(offersText);
  const queries = useQueryClient();
  const [count, setCount] = useState(100);
  const issue = useMutation({
    mutationFn: () => call('POST /offers/:id/codes', { params: { id: offer.id }, body: { count } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['offer-usage', offer.id] }),
  });
  return (
    <Section title={t('codes')}>
      <Text fz="sm">{t('issued', usage.codes)}</Text>
      {issue.isError && <ProblemNotice error={issue.error} />}
      <Group align="flex-end">
        <NumberInput
          label={t('count')}
          w={120}
          min={1}
          max={10_000}
          value={count}
          onChange={(next) => typeof next === 'number' && setCount(next)}
        />
        <Button variant="light" loading={issue.isPending} onClick={() => issue.mutate()}>
          {t('issue')}
        </Button>
      </Group>
    </Section>
  );
}

const statusColors = { reserved: 'blue', redeemed: 'sen', released: 'gray', expired: 'gray' } as const;

function Redemptions({ offer, usage }: { readonly offer: Offer; readonly usage: OfferUsageReport }): ReactElement {
  const t = useText(offersText);
  const format = useFormat();
  return (
    <Section title={t('redemptions')}>
      {usage.days.length > 0 && (
        <BarChart
          h={140}
          data={usage.days.map(({ day, uses }) => ({ day: day.slice(5), uses }))}
          dataKey="day"
          series={[{ name: 'uses', label: t('uses'), color: 'sen.6' }]}
          withYAxis={false}
          gridAxis="none"
          role="img"
          aria-label={t('redemptions')}
        />
      )}
      {usage.redemptions.length === 0 ? (
        <Text c="dimmed" fz="sm">
          {t('noRedemptions')}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={420} maxHeight={360}>
          <Table fz="sm" stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('order')}</Table.Th>
                <Table.Th>{t('when')}</Table.Th>
                <Table.Th ta="right">{t('discount')}</Table.Th>
                <Table.Th>{t('status')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {usage.redemptions.slice(0, 100).map((each) => (
                <Table.Tr key={`${each.orderId} ${each.atMs}`}>
                  <Table.Td>
                    {each.profileId === null ? (
                      each.orderId
                    ) : (
                      <Anchor component={Link} to={`/customers/${encodeURIComponent(each.profileId)}`} fz="sm">
                        {each.orderId}
                      </Anchor>
                    )}
                    {each.code !== null && (
                      <Text fz="xs" c="dimmed">
                        {each.code}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>{format.dateTime(each.atMs)}</Table.Td>
                  <Table.Td ta="right">{format.money(each.discountMinor, offer.currency)}</Table.Td>
                  <Table.Td>
                    <Badge size="sm" variant="light" tt="none" color={statusColors[each.status]}>
                      {t(each.status)}
                    </Badge>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Section>
  );
}
