import { Paper, Table, Text, UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ListedEvent } from '../../api/use-live.ts';
import { useEventGist } from '../../components/event-gist.ts';
import { useEventName } from '../../components/event-name-text.ts';
import { LongTableBody } from '../../components/long-list/long-table-body.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { liveText } from './live-text.ts';

/** Events in lines; each name is a button that opens it. */
export function EventTable({
  events,
  onOpen,
  onNearEnd,
}: {
  readonly events: readonly ListedEvent[];
  readonly onOpen: (event: ListedEvent) => void;
  readonly onNearEnd: () => void;
}): ReactElement {
  const t = useText(liveText);
  const format = useFormat();
  const nameOf = useEventName();
  const gistOf = useEventGist();
  return (
    <Paper withBorder radius="lg">
      <Table
        fz="sm"
        highlightOnHover
        layout="fixed"
        stickyHeader
        stickyHeaderOffset={56}
        aria-rowcount={-1}
        className="long-table"
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={92}>{t('time')}</Table.Th>
            <Table.Th>{t('event')}</Table.Th>
            <Table.Th>{t('about')}</Table.Th>
            <Table.Th visibleFrom="sm">{t('who')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <LongTableBody items={events} keyOf={({ position }) => position} linePx={37} onNearEnd={onNearEnd}>
          {(event) => (
            <>
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
                  {gistOf(event)}
                </Text>
              </Table.Td>
              <Table.Td visibleFrom="sm">
                <Text fz="sm" truncate {...(event.userId === null && { c: 'dimmed' })}>
                  {event.userId ?? t('unknown')}
                </Text>
              </Table.Td>
            </>
          )}
        </LongTableBody>
      </Table>
    </Paper>
  );
}
