import type { MemberRole } from '@quen/collector/console-api';
import type { Texts } from '../i18n/use-text.ts';

/** What members' roles are called. */
export const roleText: Texts<MemberRole> = {
  owner: { vi: 'Chủ cửa hàng', en: 'Owner' },
  marketer: { vi: 'Tiếp thị', en: 'Marketer' },
  support: { vi: 'Chăm sóc khách', en: 'Support' },
  viewer: { vi: 'Chỉ xem', en: 'Viewer' },
};
