import { Badge, Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import type { CustomerStory } from '@quen/collector/console-api';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { stageText } from '../../components/stage-text.ts';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { customerText } from './customer-text.ts';

/** Who this is, in figures. */
export function CustomerHead({ story: { summary, profile, atRisk, segments } }: { readonly story: CustomerStory }): ReactElement {
  const t = useText(customerText);
  const stageName = useText(stageText);
  const format = useFormat();
  const now = Date.now();
  const figures: readonly (readonly [string, string])[] = [
    [t('firstSeen'), format.date(profile.activity.firstSeenAtMs)],
    [t('lastSeen'), format.ago(summary.lastSeenAtMs, now)],
    [t('sessions'), format.number(summary.sessionCount)],
    [t('orders'), format.number(summary.orderCount)],
    [t('revenue'), format.money(summary.revenueMinor)],
  ];
  return (
    <Paper withBorder p="md" radius="lg">
      <Stack gap="md">
        <Group gap="xs">
          <Badge tt="none">{stageName(summary.stage)}</Badge>
          {atRisk && (
            <Badge tt="none" color="orange" variant="light" leftSection={<IconAlertTriangle size={12} />}>
              {t('atRisk')}
            </Badge>
          )}
          {segments.map((segment) => (
            <Badge key={segment.id} tt="none" variant="default">
              {segment.name}
            </Badge>
          ))}
          {summary.email !== null && <Text fz="sm">{summary.email}</Text>}
        </Group>
        <SimpleGrid cols={{ base: 2, sm: 3, md: 5 }}>
          {figures.map(([label, value]) => (
            <div key={label}>
              <Text fz="xs" c="dimmed">
                {label}
              </Text>
              <Text fw={600} className="figure">
                {value}
              </Text>
            </div>
          ))}
        </SimpleGrid>
      </Stack>
    </Paper>
  );
}
