import { Anchor, Badge, Paper, Table, Text } from '@mantine/core';
import type { CustomerSummary } from '@quen/collector/console-api';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { LongTableBody } from '../../components/long-list/long-table-body.tsx';
import { stageText } from '../../components/stage-text.ts';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { customersText } from './customers-text.ts';

/** Customers in lines; says when the end comes near the window, so that more can be fetched. */
export function CustomerTable({
  customers,
  total,
  onNearEnd,
}: {
  readonly customers: readonly CustomerSummary[];
  readonly total: number;
  readonly onNearEnd: () => void;
}): ReactElement {
  const t = useText(customersText);
  const stageName = useText(stageText);
  const format = useFormat();
  const now = Date.now();
  return (
    <Paper withBorder radius="lg">
      <Table
        fz="sm"
        highlightOnHover
        verticalSpacing="xs"
        layout="fixed"
        stickyHeader
        stickyHeaderOffset={56}
        aria-rowcount={total + 1}
        className="long-table"
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('name')}</Table.Th>
            <Table.Th w={124}>{t('stage')}</Table.Th>
            <Table.Th visibleFrom="sm" w={140}>
              {t('lastSeen')}
            </Table.Th>
            <Table.Th ta="right" visibleFrom="sm" w={100}>
              {t('sessions')}
            </Table.Th>
            <Table.Th ta="right" w={88}>
              {t('orders')}
            </Table.Th>
            <Table.Th ta="right" visibleFrom="sm" w={140}>
              {t('revenue')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <LongTableBody items={customers} keyOf={({ id }) => id} linePx={54} onNearEnd={onNearEnd}>
          {(customer) => (
            <>
              <Table.Td>
                <Anchor
                  component={Link}
                  to={`/customers/${encodeURIComponent(customer.id)}`}
                  fz="sm"
                  fw={600}
                  className="breaks-anywhere"
                >
                  {customer.label}
                </Anchor>
                {customer.email !== null && customer.email !== customer.label && (
                  <Text fz="xs" c="dimmed" className="breaks-anywhere">
                    {customer.email}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                <Badge variant="light" tt="none">
                  {stageName(customer.stage)}
                </Badge>
              </Table.Td>
              <Table.Td visibleFrom="sm">{format.ago(customer.lastSeenAtMs, now)}</Table.Td>
              <Table.Td ta="right" visibleFrom="sm" className="figure">
                {format.number(customer.sessionCount)}
              </Table.Td>
              <Table.Td ta="right" className="figure">
                {format.number(customer.orderCount)}
              </Table.Td>
              <Table.Td ta="right" visibleFrom="sm" className="figure">
                {customer.revenueMinor === 0 ? '–' : format.money(customer.revenueMinor)}
              </Table.Td>
            </>
          )}
        </LongTableBody>
      </Table>
    </Paper>
  );
}
