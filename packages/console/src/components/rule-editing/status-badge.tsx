import { Badge } from '@mantine/core';
import type { CampaignStatus } from '@quen/protocol';
import type { ReactElement } from 'react';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { type Scheduled, statusNow } from './status-now.ts';

/** What each status is called. */
export const statusText: Texts<CampaignStatus> = {
  draft: { vi: 'Nháp', en: 'Draft' },
  scheduled: { vi: 'Đã hẹn', en: 'Scheduled' },
  running: { vi: 'Đang chạy', en: 'Running' },
  paused: { vi: 'Tạm dừng', en: 'Paused' },
  ended: { vi: 'Đã kết thúc', en: 'Ended' },
};

/** Colour of each status, in lists and on the calendar. */
export const statusColors: Readonly<Record<CampaignStatus, string>> = {
  draft: 'gray',
  scheduled: 'blue',
  running: 'sen',
  paused: 'yellow',
  ended: 'gray',
};

/** What a campaign or an offer does at present, in a word. */
export function StatusBadge({ of }: { readonly of: Scheduled }): ReactElement {
  const t = useText(statusText);
  const status = statusNow(of, Date.now());
  return (
    <Badge variant={status === 'running' ? 'filled' : 'light'} color={statusColors[status]} tt="none" miw="max-content">
      {t(status)}
    </Badge>
  );
}
