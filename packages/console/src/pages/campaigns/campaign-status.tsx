import { Badge } from '@mantine/core';
import type { CampaignStatus } from '@quen/protocol';
import type { ReactElement } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { campaignsText } from './campaigns-text.ts';

/** Colour of each status, in lists and on the calendar. */
export const statusColors: Readonly<Record<CampaignStatus, string>> = {
  draft: 'gray',
  scheduled: 'blue',
  running: 'sen',
  paused: 'yellow',
  ended: 'gray',
};

/** A campaign's status in a word. */
export function CampaignStatusBadge({ status }: { readonly status: CampaignStatus }): ReactElement {
  const t = useText(campaignsText);
  return (
    <Badge variant={status === 'running' ? 'filled' : 'light'} color={statusColors[status]} tt="none" miw="max-content">
      {t(status)}
    </Badge>
  );
}
