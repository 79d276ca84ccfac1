import { Badge, Button, Code, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import type { RejectedEvent } from '@quen/collector/console-api';
import type { ErrorCode } from '@quen/protocol';
import { IconCircleCheck, IconTool } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { RoleNotice } from '../../components/editable.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { IssueList, problemWords } from '../../components/issue-list.tsx';
import { LongListEnd } from '../../components/long-list/long-list-end.tsx';
import { LongStack } from '../../components/long-list/long-stack.tsx';
import { useLongQuery } from '../../components/long-list/use-long-query.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/member.tsx';
import { liveText } from './live-text.ts';
import { MendEvent } from './mend-event.tsx';

/** What was not taken, with why, and the way to mend it. */
export function RejectedEvents(): ReactElement {
  const t = useText(liveText);
  const [mending, setMending] = useState<RejectedEvent | null>(null);
  const rejected = useLongQuery(
    ['rejected'],
    (cursor) => call('GET /rejected', { query: { before: cursor, limit: '100' } }),
    (answer) => answer.rejected,
    ({ nextBefore }) => nextBefore,
  );
  return (
    <Stack gap="md">
      <RoleNotice needs="POST /rejected/:id/replay" />
      {rejected.query.isError && !rejected.first && (
        <ProblemNotice error={rejected.query.error} onRetry={() => void rejected.query.refetch()} />
      )}
      {rejected.query.isPending && <Skeleton h={300} radius="lg" />}
      {rejected.first && rejected.items.length === 0 && (
        <EmptyState icon={<IconCircleCheck size={40} stroke={1.4} />} title={t('noRejectedTitle')}>
          {t('noRejected')}
        </EmptyState>
      )}
      {rejected.first && (
        <LongStack
          items={rejected.items}
          keyOf={({ id }) => id}
          itemPx={220}
          total={rejected.first.total}
          onNearEnd={rejected.more}
        >
          {(event) => <RejectedCard event={event} onMend={() => setMending(event)} />}
        </LongStack>
      )}
      <LongListEnd query={rejected.query} />
      {mending && <MendEvent event={mending} onClose={() => setMending(null)} />}
    </Stack>
  );
}

function RejectedCard({ event, onMend }: { readonly event: RejectedEvent; readonly onMend: () => void }): ReactElement {
  const t = useText(liveText);
  const { language } = useLanguage();
  const format = useFormat();
  const may = useMay('POST /rejected/:id/replay');
  return (
    <Paper withBorder p="md" radius="lg" mb="md">
      <Stack gap="xs">
        <Group justify="space-between">
          <Group gap="xs">
            <Text fw={600} fz="sm">
              {format.dateTime(event.receivedAtMs)}
            </Text>
            <Badge color="orange" variant="light" tt="none">
              {problemWords[event.reason as ErrorCode]?.[language].title ?? event.reason}
            </Badge>
          </Group>
          {event.replayedAtMs === null ? (
            may &&
            !event.isCut && (
              <Button size="xs" variant="light" leftSection={<IconTool size={14} />} onClick={onMend}>
                {t('mend')}
              </Button>
            )
          ) : (
            <Badge color="sen" variant="light" tt="none">
              {t('replayed', { when: format.dateTime(event.replayedAtMs) })}
            </Badge>
          )}
        </Group>
        <IssueList issues={event.issues} within="invalid_event" />
        {event.isCut && (
          <Text fz="sm" c="dimmed">
            {t('cut')}
          </Text>
        )}
        <Code block tabIndex={0} mah={160}>
          {event.raw}
        </Code>
      </Stack>
    </Paper>
  );
}
