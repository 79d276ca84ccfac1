import { Code, Group, Progress, RingProgress, SimpleGrid, Skeleton, Stack, Table, Text } from '@mantine/core';
import { IconPackageOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { recommendationsText } from './recommendations-text.ts';

const problems = ['missingPicture', 'missingPrice', 'missingCategory', 'soldOut', 'unverified'] as const;

/** What is wrong with the catalogue, as far as recommendations suffer from it. */
export function CatalogueHealthView(): ReactElement {
  const t = useText(recommendationsText);
  const format = useFormat();
  const health = useQuery({ queryKey: ['catalogue-health'], queryFn: () => call('GET /catalogue/health', {}) });
  if (health.isError) return <ProblemNotice error={health.error} onRetry={() => void health.refetch()} />;
  if (!health.data) return <Skeleton h={240} radius="lg" />;
  const { data } = health;
  if (data.products === 0)
    return (
      <EmptyState icon={<IconPackageOff size={40} stroke={1.4} />} title={t('noProducts')}>
        {t('noProductsHint')}
      </EmptyState>
    );
  const nameOf = (named: string): string => {
    const known = problems.find((problem) => problem === named);
    return known === undefined ? named : t(known);
  };
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Section title={t('products')}>
          <Group>
            <RingProgress
              size={132}
              thickness={12}
              roundCaps
              sections={[{ value: (100 * data.sellable) / data.products, color: 'sen' }]}
              label={
                <Text ta="center" fw={700} fz="lg">
                  {format.percent(data.sellable / data.products, 0)}
                </Text>
              }
              aria-label={t('sellable')}
            />
            <div>
              <Text fz={28} fw={700}>
                {format.number(data.products)}
              </Text>
              <Text c="dimmed">
                {t('sellable')}: {format.number(data.sellable)}
              </Text>
            </div>
          </Group>
        </Section>
        <Section title={t('problem')}>
          <Stack gap="xs">
            {problems.map((problem) => (
              <div key={problem}>
                <Group justify="space-between" gap="xs">
                  <Text fz="sm">{t(problem)}</Text>
                  <Text fz="sm" fw={600}>
                    {format.number(data[problem])}
                  </Text>
                </Group>
                <Progress
                  size="sm"
                  color={data[problem] === 0 ? 'sen' : 'orange'}
                  value={(100 * data[problem]) / data.products}
                  aria-label={t(problem)}
                />
              </div>
            ))}
          </Stack>
        </Section>
      </SimpleGrid>
      <Section title={t('examples')}>
        {data.examples.length === 0 ? (
          <Text c="dimmed">{t('noProblems')}</Text>
        ) : (
          <Table.ScrollContainer minWidth={420} maxHeight={420}>
            <Table fz="sm" stickyHeader>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('products')}</Table.Th>
                  <Table.Th>{t('problem')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data.examples.map((example) => (
                  <Table.Tr key={example.itemId + example.problem}>
                    <Table.Td>
                      {example.title} <Code>{example.itemId}</Code>
                    </Table.Td>
                    <Table.Td>{nameOf(example.problem)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Section>
    </Stack>
  );
}
