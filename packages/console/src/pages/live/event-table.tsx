import { Paper, Table, Text, UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ListedEvent } from '../../api/use-live.ts';
import { eventGist } from '../../components/event-gist.ts';
import { useEventName } from '../../components/event-name-text.ts';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { liveText } from './live-text.ts';

/** Events in lines; each name is a button that opens it. */
export function EventTable({
  events,
  onOpen,
}: {
  readonly events: readonly ListedEvent[];
  readonly onOpen: (event: ListedEvent) => void;
}): ReactElement {
  const t = useText(liveText);
  const format = useFormat();
  const nameOf = useEventName();
  return (
    <Paper withBorder radius="lg" className="scrolls-inside">
      <Table fz="sm" highlightOnHover layout="fixed" className="event-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={92}>{t('time')}</Table.Th>
            <Table.Th>{t('event')}</Table.Th>
            <Table.Th>{t('about')}</Table.Th>
            <Table.Th visibleFrom="sm">{t('who')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {events.map((event) => (
            <Table.Tr key={event.position}>
              <Table.Td className="figure">{format.time(event.occurredAtMs)}</Table.Td>
              <Table.Td>
                <UnstyledButton
                  fz="sm"
                  fw={600}
                  onClick={() => onOpen(event)}
                  aria-label={t('open', { name: nameOf(event.name) })}
                >
                  {nameOf(event.name)}
                </UnstyledButton>
              </Table.Td>
              <Table.Td>
                <Text fz="sm" truncate>
                  {eventGist(event)}
                </Text>
              </Table.Td>
              <Table.Td visibleFrom="sm">
                <Text fz="sm" truncate {...(event.userId === null && { c: 'dimmed' })}>
                  {event.userId ?? t('unknown')}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
