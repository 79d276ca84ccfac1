import type { Texts } from '../../i18n/use-text.ts';

type Key =
  | 'title'
  | 'hint'
  | 'invitedTitle'
  | 'invited'
  | 'goneTitle'
  | 'gone'
  | 'toSignIn'
  | 'token'
  | 'tokenHint'
  | 'on'
  | 'name'
  | 'email'
  | 'password'
  | 'passwordHint'
  | 'tooShort'
  | 'taken'
  | 'go'
  | 'join';

/** What the page says that a one-time link opens. */
export const setUpText: Texts<Key> = {
  title: { vi: 'Tạo tài khoản chủ cửa hàng', en: 'Create the owner’s account' },
  hint: { vi: 'Chỉ làm một lần. Những người khác được mời sau.', en: 'Done once. Others are invited later.' },
  invitedTitle: { vi: 'Bạn được mời vào {shop}', en: 'You are invited to {shop}' },
  invited: {
    vi: 'Vai trò: {role}. Chọn mật khẩu của riêng bạn để vào.',
    en: 'Role: {role}. Choose a password of your own to come in.',
  },
  goneTitle: { vi: 'Đường dẫn này không dùng được nữa', en: 'This link does not work any more' },
  gone: {
    vi: 'Mỗi đường dẫn dùng được một lần và có hạn. Hãy xin chủ cửa hàng gửi đường dẫn mới, hoặc đăng nhập nếu bạn đã có tài khoản.',
    en: 'A link works once and for a while. Ask an owner to send a new one, or sign in if you have an account.',
  },
  toSignIn: { vi: 'Đến trang đăng nhập', en: 'Go to sign-in' },
  token: { vi: 'Đường dẫn hoặc mã', en: 'Link or code' },
  tokenHint: {
    vi: 'Mở đường dẫn mà “quen serve” đã in ra, hoặc dán nó vào đây.',
    en: 'Open the link that “quen serve” printed, or paste it here.',
  },
  on: { vi: 'Tiếp tục', en: 'Continue' },
  name: { vi: 'Tên của bạn', en: 'Your name' },
  email: { vi: 'Email', en: 'Email' },
  password: { vi: 'Mật khẩu', en: 'Password' },
  passwordHint: { vi: 'Ít nhất 10 ký tự.', en: 'At least 10 characters.' },
  tooShort: { vi: 'Mật khẩu cần ít nhất 10 ký tự', en: 'Use at least 10 characters' },
  taken: { vi: 'Email này đã có người dùng.', en: 'Somebody has this mail address already.' },
  go: { vi: 'Tạo tài khoản', en: 'Create account' },
  join: { vi: 'Vào bảng điều khiển', en: 'Come in' },
};
