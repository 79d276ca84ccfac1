import type { Texts } from '../i18n/use-text.ts';
import type { NamedKind } from './rule-editing/named-kind.ts';

/** What was done, as it follows a name: `Mai` `published campaign` `welcome`. */
export const auditActions = {
  'campaign.create': { vi: 'đã tạo chiến dịch', en: 'made the campaign' },
  'campaign.update': { vi: 'đã sửa chiến dịch', en: 'changed the campaign' },
  'campaign.delete': { vi: 'đã xoá chiến dịch', en: 'deleted the campaign' },
  'segment.create': { vi: 'đã tạo phân khúc', en: 'made the segment' },
  'segment.update': { vi: 'đã sửa phân khúc', en: 'changed the segment' },
  'segment.delete': { vi: 'đã xoá phân khúc', en: 'deleted the segment' },
  'offer.create': { vi: 'đã tạo ưu đãi', en: 'made the offer' },
  'offer.update': { vi: 'đã sửa ưu đãi', en: 'changed the offer' },
  'offer.delete': { vi: 'đã xoá ưu đãi', en: 'deleted the offer' },
  'offer.codes': { vi: 'đã phát mã cho ưu đãi', en: 'issued codes for the offer' },
  'placement.create': { vi: 'đã tạo vị trí', en: 'made the placement' },
  'placement.update': { vi: 'đã sửa vị trí', en: 'changed the placement' },
  'placement.delete': { vi: 'đã xoá vị trí', en: 'deleted the placement' },
  'shop.update': { vi: 'đã sửa thông tin', en: 'changed the settings of the' },
  'rules.restore': { vi: 'đã lấy lại', en: 'put back' },
  'consent_text.create': { vi: 'đã thêm lời xin phép', en: 'added the consent text' },
  'retention.update': { vi: 'đã đổi thời gian lưu', en: 'changed how long is kept:' },
  'feeds.update': { vi: 'đã đổi nguồn danh mục', en: 'changed the catalogue’s' },
  'key.create': { vi: 'đã tạo khoá', en: 'made the key' },
  'key.update': { vi: 'đã sửa khoá', en: 'changed the key' },
  'key.rotate': { vi: 'đã đổi khoá', en: 'rotated the key' },
  'key.revoke': { vi: 'đã thu hồi khoá', en: 'revoked the key' },
  'member.invite': { vi: 'đã mời', en: 'invited' },
  'member.join': { vi: 'đã vào lần đầu với', en: 'came in for the first time as' },
  'member.update': { vi: 'đã đổi vai trò của', en: 'changed the role of' },
  'member.remove': { vi: 'đã gỡ', en: 'removed' },
  'member.password': { vi: 'đã đổi mật khẩu của', en: 'changed the password of' },
  'customer.correct': { vi: 'đã sửa thông tin khách', en: 'corrected the customer' },
  'customer.export': { vi: 'đã xuất dữ liệu khách', en: 'exported the customer' },
  'customer.erase': { vi: 'đã xoá dữ liệu khách', en: 'erased the customer' },
  'merge.undo': { vi: 'đã tách lại lần ghép', en: 'undid the merge' },
  'data.export': { vi: 'đã lấy ra dữ liệu', en: 'took away the data:' },
  'event.replay': { vi: 'đã sửa và gửi lại sự kiện', en: 'mended and replayed the event' },
} as const satisfies Texts<string>;
export type AuditAction = keyof typeof auditActions;

/** Which rule an action was about, as paths of changes begin. */
export const rulesOfActions: { readonly [kind: string]: NamedKind } = {
  campaign: 'campaigns',
  segment: 'segments',
  offer: 'offers',
  placement: 'placements',
};
