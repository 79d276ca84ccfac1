import { Button, Group, NativeSelect, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBolt, IconFilterOff, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { type ListedEvent, useLive } from '../../api/use-live.ts';
import { useVocabulary } from '../../components/condition-builder/use-vocabulary.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { EventDrawer } from '../../components/event-drawer.tsx';
import { useEventName } from '../../components/event-name-text.ts';
import { LongListEnd } from '../../components/long-list/long-list-end.tsx';
import { useLongQuery } from '../../components/long-list/use-long-query.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useText } from '../../i18n/use-text.ts';
import { type EventBuffer, showWaiting, takeEvent } from './event-buffer.ts';
import { EventTable } from './event-table.tsx';
import { liveText } from './live-text.ts';

/** Scrolled further than this, the first lines are out of sight. */
const listStartsPx = 300;
const nothing: EventBuffer = { shown: [], waiting: [] };

/** Events as they come, with pause and filters; older ones below. */
export function EventStream(): ReactElement {
  const t = useText(liveText);
  const nameOf = useEventName();
  const [name, setName] = useState('');
  const [person, setPerson] = useState('');
  const [profile] = useDebouncedValue(person.trim(), 400);
  const [isPaused, setPaused] = useState(false);
  const [buffer, setBuffer] = useState<EventBuffer>(nothing);
  const [opened, setOpened] = useState<ListedEvent | null>(null);
  const vocabulary = useVocabulary();
  const logged = useLongQuery(
    ['events', name, profile],
    (cursor) => call('GET /events', { query: { name, profile, limit: cursor === '' ? '100' : '500', before: cursor } }),
    (answer) => answer.events,
    ({ nextBefore }) => nextBefore,
  );
  const isUp = useLive({
    // Who reads further down is not to have the lines move under their eyes.
    onEvent: (event) => setBuffer((present) => takeEvent(present, event, isPaused || window.scrollY > listStartsPx)),
  });
  const wasUp = useRef(false);
  const { refetch } = logged.query;
  useEffect(() => {
    // What happened while the line was broken stands in the log only.
    if (isUp && wasUp.current) void refetch();
    if (isUp) wasUp.current = true;
  }, [isUp, refetch]);
  const fits = useCallback(
    (event: ListedEvent): boolean =>
      (name === '' || event.name === name) &&
      (profile === '' || [event.profileId, event.userId, event.anonymousId].includes(profile)),
    [name, profile],
  );
  const events = useMemo(() => {
    const newest = logged.items[0]?.position ?? 0;
    return [...buffer.shown.filter((event) => fits(event) && event.position > newest), ...logged.items];
  }, [buffer.shown, logged.items, fits]);
  const waiting = buffer.waiting.filter(fits).length;
  const isFiltered = name !== '' || profile !== '';
  const clear = (): void => {
    setName('');
    setPerson('');
  };
  return (
    <Stack gap="md">
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={t('name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data={[
            { value: '', label: t('all') },
            ...(vocabulary.data?.eventNames ?? []).map((value) => ({ value, label: nameOf(value) })),
          ]}
        />
        <TextInput
          label={t('person')}
          placeholder={t('personHint')}
          value={person}
          onChange={(event) => setPerson(event.currentTarget.value)}
        />
        <Button
          variant={isPaused ? 'filled' : 'default'}
          leftSection={isPaused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
          onClick={() => {
            if (isPaused) setBuffer(showWaiting);
            setPaused(!isPaused);
          }}
        >
          {isPaused ? t('resume') : t('pause')}
        </Button>
        <Group gap={6} pb={8}>
          <span className={isUp ? 'live-dot live-dot-up' : 'live-dot'} aria-hidden />
          <Text fz="sm" c="dimmed" role="status">
            {isUp ? t('connected') : t('disconnected')}
          </Text>
        </Group>
      </Group>
      {waiting > 0 && (
        <Button
          className="waiting-above"
          onClick={() => {
            setBuffer(showWaiting);
            window.scrollTo({ top: 0 });
          }}
        >
          {t('waiting', { count: waiting })}
        </Button>
      )}
      {logged.query.isError && !logged.first && (
        <ProblemNotice error={logged.query.error} onRetry={() => void logged.query.refetch()} />
      )}
      {logged.query.isPending && <Skeleton h={400} radius="lg" />}
      {logged.first && events.length === 0 && !isFiltered && (
        <EmptyState
          icon={<IconBolt size={40} stroke={1.4} />}
          title={t('emptyTitle')}
          action={
            <Button component={Link} to="/start">
              {t('toStart')}
            </Button>
          }
        >
          {t('empty')}
        </EmptyState>
      )}
      {logged.first && events.length === 0 && isFiltered && (
        <EmptyState
          icon={<IconFilterOff size={40} stroke={1.4} />}
          title={t('nothing')}
          action={
            <Button variant="default" onClick={clear}>
              {t('clear')}
            </Button>
          }
        >
          {t('nothingWhat')}
        </EmptyState>
      )}
      {events.length > 0 && <EventTable events={events} onOpen={setOpened} onNearEnd={logged.more} />}
      <LongListEnd query={logged.query} />
      <EventDrawer event={opened} onClose={() => setOpened(null)} />
    </Stack>
  );
}
