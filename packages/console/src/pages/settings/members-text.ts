import type { MemberRole } from '@quen/collector/console-api';
import type { Texts } from '../../i18n/use-text.ts';

export const memberRoles: readonly MemberRole[] = ['owner', 'marketer', 'support', 'viewer'];

export const membersText: Texts<
  | `${MemberRole}What`
  | 'title'
  | 'hint'
  | 'invite'
  | 'name'
  | 'email'
  | 'role'
  | 'remove'
  | 'again'
  | 'needsOwner'
  | 'taken'
  | 'removeAsk'
  | 'you'
  | 'neverIn'
  | 'lastIn'
  | 'inviteUrl'
  | 'copy'
  | 'copied'
> = {
  title: { vi: 'Thành viên', en: 'Members' },
  hint: { vi: 'Ai vào được đây, và được làm gì.', en: 'Who comes in, and what they may do.' },
  ownerWhat: { vi: 'Mọi thứ, cả khoá và thành viên', en: 'Everything, keys and members included' },
  marketerWhat: { vi: 'Phân khúc, chiến dịch, ưu đãi', en: 'Segments, campaigns and offers' },
  supportWhat: { vi: 'Khách hàng, không sửa quy tắc', en: 'Customers, but no rules' },
  viewerWhat: { vi: 'Xem số liệu', en: 'Looks at figures' },
  invite: { vi: 'Mời người mới', en: 'Invite somebody' },
  name: { vi: 'Tên', en: 'Name' },
  email: { vi: 'Email', en: 'Email' },
  role: { vi: 'Vai trò', en: 'Role' },
  remove: { vi: 'Xoá', en: 'Remove' },
  removeAsk: {
    vi: 'Người này bị đăng xuất ngay và không vào được nữa.',
    en: 'They are signed out at once and cannot come in again.',
  },
  you: { vi: 'bạn', en: 'you' },
  neverIn: { vi: 'chưa vào lần nào', en: 'has not come in yet' },
  lastIn: { vi: 'vào {when}', en: 'here {when}' },
  again: { vi: 'Gửi lại lời mời', en: 'Invite again' },
  needsOwner: {
    vi: 'Cửa hàng cần ít nhất một chủ. Hãy thêm người khác trước.',
    en: 'A shop needs an owner. Make another one first.',
  },
  taken: { vi: 'Email này đã có người dùng.', en: 'Somebody has this mail address already.' },
  inviteUrl: {
    vi: 'Gửi đường dẫn này cho họ. Dùng được một lần, trong bảy ngày; họ tự chọn mật khẩu.',
    en: 'Send them this link. It works once, within seven days; they choose their own password.',
  },
  copy: { vi: 'Sao chép', en: 'Copy' },
  copied: { vi: 'Đã sao chép', en: 'Copied' },
};
