import { Badge, Group, Text } from '@mantine/core';
import type { LoggedEvent } from '@quen/protocol';
import type { ReactElement } from 'react';
import { useEventName } from '../../components/event-name-text.ts';
import { Section } from '../../components/rule-editing/section.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { customerText } from './customer-text.ts';

/** Offers they hold or have used, newest first, told from the timeline. */
export function CustomerOffers({ timeline }: { readonly timeline: readonly LoggedEvent[] }): ReactElement {
  const t = useText(customerText);
  const format = useFormat();
  const nameOf = useEventName();
  const events = timeline.filter((event) => event.name.startsWith('offer_')).slice(0, 10);
  return (
    <Section title={t('offers')}>
      {events.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('noOffers')}
        </Text>
      )}
      {events.map((event) => (
        <Group key={event.position} justify="space-between" wrap="nowrap" gap="xs">
          <div>
            <Text fz="sm" fw={600}>
              {String(event.properties['offerId'] ?? '')}
            </Text>
            <Text fz="xs" c="dimmed">
              {format.dateTime(event.occurredAtMs)}
            </Text>
          </div>
          <Badge tt="none" variant="light" color={event.name === 'offer_redeemed' ? 'sen' : 'gray'}>
            {nameOf(event.name)}
          </Badge>
        </Group>
      ))}
    </Section>
  );
}
