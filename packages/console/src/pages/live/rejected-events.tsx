import { Badge, Button, Code, Group, List, Paper, Skeleton, Stack, Text } from '@mantine/core';
import type { RejectedEvent } from '@quen/collector/console-api';
import { IconCircleCheck, IconTool } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { liveText } from './live-text.ts';
import { MendEvent } from './mend-event.tsx';

/** What was not taken, with why, and the way to mend it. */
export function RejectedEvents(): ReactElement {
  const t = useText(liveText);
  const [mending, setMending] = useState<RejectedEvent | null>(null);
  const rejected = useInfiniteQuery({
    queryKey: ['rejected'],
    queryFn: ({ pageParam }) => call('GET /rejected', { query: { before: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (last) => (last.nextBefore === null ? undefined : String(last.nextBefore)),
  });
  const events = rejected.data?.pages.flatMap((page) => page.rejected) ?? [];
  return (
    <Stack gap="md">
      {rejected.isError && <ProblemNotice error={rejected.error} onRetry={() => void rejected.refetch()} />}
      {rejected.isPending && <Skeleton h={300} radius="lg" />}
      {rejected.isSuccess && events.length === 0 && (
        <EmptyState icon={<IconCircleCheck size={40} stroke={1.4} />} title={t('noRejectedTitle')}>
          {t('noRejected')}
        </EmptyState>
      )}
      {events.map((event) => (
        <RejectedCard key={event.id} event={event} onMend={() => setMending(event)} />
      ))}
      {rejected.hasNextPage && (
        <Button variant="default" loading={rejected.isFetchingNextPage} onClick={() => void rejected.fetchNextPage()}>
          {t('older')}
        </Button>
      )}
      {mending && <MendEvent event={mending} onClose={() => setMending(null)} />}
    </Stack>
  );
}

function RejectedCard({ event, onMend }: { readonly event: RejectedEvent; readonly onMend: () => void }): ReactElement {
  const t = useText(liveText);
  const format = useFormat();
  return (
    <Paper withBorder p="md" radius="lg">
      <Stack gap="xs">
        <Group justify="space-between">
          <Group gap="xs">
            <Text fw={600} fz="sm">
              {format.dateTime(event.receivedAtMs)}
            </Text>
            <Badge color="orange" variant="light" tt="none">
              {event.reason}
            </Badge>
          </Group>
          {event.replayedAtMs === null ? (
            <Button size="xs" variant="light" leftSection={<IconTool size={14} />} onClick={onMend}>
              {t('mend')}
            </Button>
          ) : (
            <Badge color="sen" variant="light" tt="none">
              {t('replayed', { when: format.dateTime(event.replayedAtMs) })}
            </Badge>
          )}
        </Group>
        <List size="sm">
          {event.issues.map((issue) => (
            <List.Item key={`${issue.path} ${issue.message}`}>
              {issue.path !== '' && <Code>{issue.path}</Code>} {issue.message}
            </List.Item>
          ))}
        </List>
        <Code block mah={160}>
          {event.raw}
        </Code>
      </Stack>
    </Paper>
  );
}
