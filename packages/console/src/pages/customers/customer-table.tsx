import { Anchor, Badge, Paper, Table, Text } from '@mantine/core';
import type { CustomerSummary } from '@quen/collector/console-api';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useEffect, useRef } from 'react';
import { stageText } from '../../components/stage-text.ts';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { customersText } from './customers-text.ts';

/** Customers in lines; says when the end comes near the window, so that more can be fetched. */
export function CustomerTable({
  customers,
  onNearEnd,
}: {
  readonly customers: readonly CustomerSummary[];
  readonly onNearEnd: () => void;
}): ReactElement {
  const t = useText(customersText);
  const stageName = useText(stageText);
  const format = useFormat();
  const end = useRef<HTMLDivElement>(null);
  const nearEnd = useRef(onNearEnd);
  useEffect(() => {
    nearEnd.current = onNearEnd;
  });
  useEffect(() => {
    if (!end.current) return;
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) nearEnd.current();
      },
      { rootMargin: '400px' },
    );
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, []);
  const now = Date.now();
  return (
    <Paper withBorder radius="lg" className="scrolls-inside">
      <Table fz="sm" highlightOnHover verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('name')}</Table.Th>
            <Table.Th>{t('stage')}</Table.Th>
            <Table.Th visibleFrom="sm">{t('lastSeen')}</Table.Th>
            <Table.Th ta="right" visibleFrom="sm">
              {t('sessions')}
            </Table.Th>
            <Table.Th ta="right">{t('orders')}</Table.Th>
            <Table.Th ta="right" visibleFrom="sm">
              {t('revenue')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {customers.map((customer) => (
            <Table.Tr key={customer.id}>
              <Table.Td maw={280}>
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
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <div ref={end} />
    </Paper>
  );
}
