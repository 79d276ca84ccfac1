import { Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import type { LiveNow } from '@quen/collector/console-api';
import { type ReactElement, useState } from 'react';
import { useLive } from '../../api/use-live.ts';
import { useFormat } from '../../format/use-format.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';

const liveText: Texts<'title' | 'visitors' | 'rate' | 'waiting' | 'quiet'> = {
  title: { vi: 'Ngay lúc này', en: 'Right now' },
  visitors: { vi: 'khách trong 5 phút qua', en: 'visitors in the last 5 minutes' },
  rate: { vi: '{count} sự kiện mỗi phút', en: '{count} events a minute' },
  waiting: { vi: 'Đang kết nối…', en: 'Connecting…' },
  quiet: { vi: 'Đang vắng khách.', en: 'Nobody is here at the moment.' },
};

/** Who is in the shop now, pushed by the collector. */
export function LiveNowCard(): ReactElement {
  const t = useText(liveText);
  const format = useFormat();
  const [now, setNow] = useState<LiveNow | null>(null);
  const isUp = useLive({ onNow: setNow });
  const most = Math.max(1, ...(now?.pages ?? []).map((page) => page.visitors));
  return (
    <Paper withBorder p="md" radius="lg">
      <Group justify="space-between">
        <Title order={2}>{t('title')}</Title>
        <span className={isUp ? 'live-dot live-dot-up' : 'live-dot'} aria-hidden />
      </Group>
      {now === null ? (
        <Text c="dimmed" fz="sm">
          {t('waiting')}
        </Text>
      ) : (
        <Stack gap="xs">
          <Group gap="xs" align="baseline">
            <Text fz={36} fw={700} lh={1.1} className="figure">
              {format.number(now.visitors)}
            </Text>
            <Text fz="sm">{t('visitors')}</Text>
          </Group>
          <Text fz="xs" c="dimmed">
            {t('rate', { count: format.number(Math.round(now.eventsPerMinute)) })}
          </Text>
          {now.pages.length === 0 && <Text fz="sm">{t('quiet')}</Text>}
          {now.pages.slice(0, 6).map((page) => (
            <div key={page.path}>
              <Group justify="space-between" gap="xs" wrap="nowrap" fz="sm">
                <Text span fz="sm" truncate>
                  {page.path}
                </Text>
                <Text span fz="sm" fw={600}>
                  {format.number(page.visitors)}
                </Text>
              </Group>
              <Progress value={(page.visitors / most) * 100} size="xs" aria-label={page.path} />
            </div>
          ))}
        </Stack>
      )}
    </Paper>
  );
}
