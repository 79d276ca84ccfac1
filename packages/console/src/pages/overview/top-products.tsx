import { Paper, Table, Text, Title } from '@mantine/core';
import type { Overview } from '@quen/collector/console-api';
import type { ReactElement } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { overviewText } from './overview-text.ts';

/** What was ordered most, and how often it was looked at. */
export function TopProducts({ products }: { readonly products: Overview['topProducts'] }): ReactElement {
  const t = useText(overviewText);
  const format = useFormat();
  return (
    <Paper withBorder p="md" radius="lg">
      <Title order={2} mb="xs">
        {t('top')}
      </Title>
      {products.length === 0 ? (
        <Text c="dimmed" fz="sm">
          {t('noTop')}
        </Text>
      ) : (
        <Table fz="sm" verticalSpacing={6} horizontalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('product')}</Table.Th>
              <Table.Th ta="right">{t('views')}</Table.Th>
              <Table.Th ta="right">{t('orders')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {products.slice(0, 10).map((product) => (
              <Table.Tr key={product.itemId}>
                <Table.Td>{product.title}</Table.Td>
                <Table.Td ta="right">{format.number(product.views)}</Table.Td>
                <Table.Td ta="right">{format.number(product.orders)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Paper>
  );
}
