import { Button, Stack, Text, UnstyledButton } from '@mantine/core';
import type { CustomerStory } from '@quen/collector/console-api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import type { ListedEvent } from '../../api/use-live.ts';
import { EventDrawer } from '../../components/event-drawer.tsx';
import { useEventGist } from '../../components/event-gist.ts';
import { useEventName } from '../../components/event-name-text.ts';
import { Section } from '../../components/rule-editing/section.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { customerText } from './customer-text.ts';
import { groupBySession } from './group-by-session.ts';

/** How many come with the story; fewer mean that there are no others. */
const withStory = 200;

/** Everything they did, visit by visit, the newest first. */
export function CustomerTimeline({ story: { profile, timeline } }: { readonly story: CustomerStory }): ReactElement {
  const t = useText(customerText);
  const format = useFormat();
  const nameOf = useEventName();
  const gistOf = useEventGist();
  const [opened, setOpened] = useState<ListedEvent | null>(null);
  const oldest = timeline.at(-1)?.position;
  const older = useInfiniteQuery({
    queryKey: ['customer-events', profile.id, oldest],
    queryFn: ({ pageParam }) => call('GET /events', { query: { profile: profile.id, before: pageParam, limit: '200' } }),
    initialPageParam: String(oldest ?? ''),
    getNextPageParam: (last) => (last.nextBefore === null ? undefined : String(last.nextBefore)),
    enabled: false,
  });
  const events = [...timeline, ...(older.data?.pages.flatMap((page) => page.events) ?? [])];
  const hasOlder = older.data ? older.hasNextPage : timeline.length >= withStory;
  return (
    <Section title={t('timeline')}>
      {events.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('noTimeline')}
        </Text>
      )}
      <Stack gap="md">
        {groupBySession(events).map((group, index) => (
          <details key={group.events[0]?.position} open={index < 3} className="visit">
            <summary>
              <Text span fw={600} fz="sm">
                {t(group.isVisit ? 'visit' : 'apart', { date: format.dateTime(group.startedAtMs) })}
              </Text>{' '}
              <Text span fz="xs" c="dimmed">
                {t('events', { count: format.number(group.events.length) })}
              </Text>
            </summary>
            <ol className="timeline">
              {group.events.map((event) => (
                <li key={event.position} className={event.name === 'purchase' ? 'timeline-strong' : ''}>
                  <UnstyledButton
                    onClick={() => setOpened({ ...event, profileId: profile.id })}
                    className="timeline-line"
                    title={format.dateTime(event.occurredAtMs)}
                  >
                    <span className="figure timeline-time">{format.time(event.occurredAtMs)}</span>
                    <span>{nameOf(event.name)}</span>
                    <span className="timeline-gist">{gistOf(event)}</span>
                  </UnstyledButton>
                </li>
              ))}
            </ol>
          </details>
        ))}
      </Stack>
      {hasOlder && (
        <Button
          variant="default"
          loading={older.isFetching}
          onClick={() => void (older.data ? older.fetchNextPage() : older.refetch())}
        >
          {t('older')}
        </Button>
      )}
      <EventDrawer event={opened} onClose={() => setOpened(null)} />
    </Section>
  );
}
