import { Anchor, Badge, Drawer, Group, Stack, Text, Title } from '@mantine/core';
import type { EventFlag } from '@quen/protocol';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { ListedEvent } from '../api/use-live.ts';
import { useFormat } from '../format/use-format.ts';
import { type Texts, useText } from '../i18n/use-text.ts';
import { useEventName } from './event-name-text.ts';
import { JsonTree } from './json-tree.tsx';

const drawerText: Texts<
  | 'close'
  | 'happened'
  | 'received'
  | 'source'
  | 'customer'
  | 'properties'
  | 'context'
  | 'ids'
  | EventFlag
  | `proof_${'none' | 'claimed' | 'proven'}`
> = {
  close: { vi: 'Đóng', en: 'Close' },
  happened: { vi: 'Xảy ra', en: 'Happened' },
  received: { vi: 'Nhận được', en: 'Received' },
  source: { vi: 'Nguồn', en: 'Source' },
  customer: { vi: 'Xem khách hàng này', en: 'Open this customer' },
  properties: { vi: 'Thuộc tính', en: 'Properties' },
  context: { vi: 'Hoàn cảnh', en: 'Context' },
  ids: { vi: 'Định danh', en: 'Ids' },
  bot: { vi: 'Máy tự động', en: 'Bot' },
  late: { vi: 'Đến muộn', en: 'Late' },
  future: { vi: 'Giờ ở tương lai', en: 'In the future' },
  no_time: { vi: 'Không có giờ', en: 'No time given' },
  skew_corrected: { vi: 'Đã chỉnh đồng hồ', en: 'Clock corrected' },
  thinned: { vi: 'Phần còn lại sau hạn lưu', en: 'Left by retention' },
  proof_none: { vi: 'Khách vãng lai', en: 'Unknown visitor' },
  proof_claimed: { vi: 'Tự nhận, chưa chứng thực', en: 'Claimed, not proven' },
  proof_proven: { vi: 'Đã chứng thực', en: 'Proven' },
};

/** One event, opened. */
export function EventDrawer({
  event,
  onClose,
}: {
  readonly event: ListedEvent | null;
  readonly onClose: () => void;
}): ReactElement {
  const t = useText(drawerText);
  const nameOf = useEventName();
  return (
    <Drawer
      opened={event !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={event ? nameOf(event.name) : ''}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {event && <EventStory event={event} />}
    </Drawer>
  );
}

function EventStory({ event }: { readonly event: ListedEvent }): ReactElement {
  const t = useText(drawerText);
  const format = useFormat();
  return (
    <Stack gap="md">
      <Group gap={6}>
        <Badge variant="light" tt="none" color="gray">
          {event.name}
        </Badge>
        <Badge variant="light" tt="none" color={event.proof === 'proven' ? 'sen' : 'gray'}>
          {t(`proof_${event.proof}`)}
        </Badge>
        {event.flags.map((flag) => (
          <Badge key={flag} variant="light" tt="none" color="orange">
            {t(flag)}
          </Badge>
        ))}
      </Group>
      <Text fz="sm">
        {t('happened')} {format.dateTime(event.occurredAtMs)} · {t('received')} {format.time(event.receivedAtMs)} · {t('source')}{' '}
        {event.source}
      </Text>
      {event.profileId !== null && (
        <Anchor component={Link} to={`/customers/${encodeURIComponent(event.profileId)}`} fz="sm">
          {t('customer')}
        </Anchor>
      )}
      <section>
        <Title order={3}>{t('properties')}</Title>
        <JsonTree value={event.properties} />
      </section>
      <section>
        <Title order={3}>{t('context')}</Title>
        <JsonTree value={event.context} />
      </section>
      <section>
        <Title order={3}>{t('ids')}</Title>
        <JsonTree
          value={{
            messageId: event.messageId,
            anonymousId: event.anonymousId,
            userId: event.userId,
            profileId: event.profileId,
            position: event.position,
          }}
        />
      </section>
    </Stack>
  );
}
