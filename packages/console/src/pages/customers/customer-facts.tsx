import { Badge, Group, Table, Text, Title } from '@mantine/core';
import type { CustomerStory } from '@quen/collector/console-api';
import type { Json } from '@quen/protocol';
import type { ReactElement, ReactNode } from 'react';
import { purposeText } from '../../components/purpose-text.ts';
import { Section } from '../../components/rule-editing/section.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { customerText } from './customer-text.ts';

const isPurpose = (name: string): name is keyof typeof purposeText => Object.hasOwn(purposeText, name);
const asText = (value: Json): string =>
  Array.isArray(value) ? value.map(asText).join(', ') : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** What they said of themselves, what they answered, what they agreed to. */
export function CustomerFacts({ story: { profile } }: { readonly story: CustomerStory }): ReactElement {
  const t = useText(customerText);
  const purpose = useText(purposeText);
  const format = useFormat();
  return (
    <Section title={t('knows')}>
      <Facts empty={t('noTraits')} rows={Object.entries(profile.traits).map(([name, value]) => [name, asText(value)] as const)} />
      <Title order={3}>{t('answers')}</Title>
      <Facts
        empty={t('noAnswers')}
        rows={Object.entries(profile.answers).map(
          ([question, { value, atMs }]) => [question, `${asText(value)} · ${format.date(atMs)}`] as const,
        )}
      />
      {Object.keys(profile.satisfaction).length > 0 && (
        <>
          <Title order={3}>{t('satisfaction')}</Title>
          <Facts
            empty=""
            rows={Object.entries(profile.satisfaction).map(
              ([scale, { score, atMs }]) => [scale.toUpperCase(), `${format.number(score)} · ${format.date(atMs)}`] as const,
            )}
          />
        </>
      )}
      <Title order={3}>{t('consents')}</Title>
      <Facts
        empty={t('noConsents')}
        rows={Object.values(profile.consents).map(
          (record) =>
            [
              isPurpose(record.purpose) ? purpose(record.purpose) : record.purpose,
              <Group key={record.purpose} gap="xs">
                <Badge tt="none" variant="light" color={record.status === 'granted' ? 'sen' : 'orange'}>
                  {t(record.status)}
                </Badge>
                <Text span fz="xs" c="dimmed">
                  {format.date(record.atMs)} · {record.source}
                  {record.textVersion === undefined ? '' : ` · ${record.textVersion}`}
                </Text>
              </Group>,
            ] as const,
        )}
      />
    </Section>
  );
}

function Facts({
  rows,
  empty,
}: {
  readonly rows: readonly (readonly [string, ReactNode])[];
  readonly empty: string;
}): ReactElement {
  if (rows.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        {empty}
      </Text>
    );
  }
  return (
    <Table fz="sm" variant="vertical" withRowBorders={false} verticalSpacing={4} horizontalSpacing={0}>
      <Table.Tbody>
        {rows.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" w="40%" fw={400} c="dimmed" bg="transparent" className="breaks-anywhere">
              {name}
            </Table.Th>
            <Table.Td className="breaks-anywhere">{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
