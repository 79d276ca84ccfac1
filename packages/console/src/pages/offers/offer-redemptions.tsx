import { BarChart } from '@mantine/charts';
import { Anchor, Badge, Skeleton, Table, Text } from '@mantine/core';
import type { OfferUsageReport } from '@quen/collector/console-api';
import type { Offer } from '@quen/protocol';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { ChartStyles } from '../../components/chart-styles.tsx';
import { LongListEnd } from '../../components/long-list/long-list-end.tsx';
import { LongTableBody } from '../../components/long-list/long-table-body.tsx';
import { useLongQuery } from '../../components/long-list/use-long-query.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { offersText } from './offers-text.ts';

const statusColors = { reserved: 'blue', redeemed: 'sen', released: 'gray', expired: 'gray' } as const;

/** Every use of an offer, the newest first, below how many there were day by day. */
export function OfferRedemptions({ offer, usage }: { readonly offer: Offer; readonly usage: OfferUsageReport }): ReactElement {
  const t = useText(offersText);
  const format = useFormat();
  const [box, setBox] = useState<HTMLElement | null>(null);
  const found = useLongQuery(
    ['offer-redemptions', offer.id],
    (cursor) => call('GET /offers/:id/redemptions', { params: { id: offer.id }, query: { cursor } }),
    ({ redemptions }) => redemptions,
    ({ nextCursor }) => nextCursor,
  );
  return (
    <Section title={t('redemptions')}>
      {usage.days.length > 0 && (
        <>
          <ChartStyles />
          <BarChart
            h={140}
            data={usage.days.map(({ day, uses }) => ({ day: format.shortDay(day), uses }))}
            dataKey="day"
            series={[{ name: 'uses', label: t('uses'), color: 'sen.6' }]}
            withYAxis={false}
            gridAxis="none"
            role="img"
            aria-label={t('redemptions')}
          />
        </>
      )}
      {found.query.isPending && <Skeleton h={120} />}
      {found.query.isError && !found.first && (
        <ProblemNotice error={found.query.error} onRetry={() => void found.query.refetch()} />
      )}
      {found.first && found.items.length === 0 && (
        <Text c="dimmed" fz="sm">
          {t('noRedemptions')}
        </Text>
      )}
      {found.items.length > 0 && (
        <div className="long-box" ref={setBox}>
          <Table fz="sm" stickyHeader layout="fixed" miw={400}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('order')}</Table.Th>
                <Table.Th w={124}>{t('when')}</Table.Th>
                <Table.Th ta="right">{t('discount')}</Table.Th>
                <Table.Th w={104}>{t('status')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <LongTableBody
              items={found.items}
              keyOf={({ orderId, atMs }) => `${orderId} ${atMs}`}
              linePx={54}
              onNearEnd={found.more}
              box={box}
            >
              {(each) => (
                <>
                  <Table.Td className="breaks-anywhere">
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
                </>
              )}
            </LongTableBody>
          </Table>
          <LongListEnd query={found.query} />
        </div>
      )}
    </Section>
  );
}
