import type { ErrorCode } from '@quen/protocol';
import type { Language } from '../i18n/language.tsx';

/** What happened and what to do. */
export interface ProblemWords {
  readonly title: string;
  readonly todo: string;
}

/** Every error of the protocol's table in the words of whoever sits at the console, not of who wrote the request. */
export const problemWords: { readonly [code in ErrorCode]: { readonly [language in Language]: ProblemWords } } = {
  invalid_json: {
    vi: { title: 'Dữ liệu gửi đi không đọc được', todo: 'Tải lại trang rồi thử lại.' },
    en: { title: 'What was sent cannot be read', todo: 'Reload the page and try again.' },
  },
  invalid_request: {
    vi: { title: 'Có chỗ điền chưa đúng', todo: 'Xem từng chỗ bên dưới.' },
    en: { title: 'Something is not filled in right', todo: 'See each field below.' },
  },
  invalid_event: {
    vi: { title: 'Sự kiện chưa đúng dạng', todo: 'Xem từng chỗ bên dưới.' },
    en: { title: 'The event is not in the right form', todo: 'See each field below.' },
  },
  invalid_condition: {
    vi: { title: 'Điều kiện chưa đúng', todo: 'Xem từng chỗ bên dưới.' },
    en: { title: 'The condition is not sound', todo: 'See each part below.' },
  },
  invalid_rule_set: {
    vi: { title: 'Chưa lưu được', todo: 'Có chỗ chưa đúng, hoặc nhắc tới thứ không còn. Xem bên dưới.' },
    en: { title: 'It could not be saved', todo: 'Something is not right, or names what no longer exists. See below.' },
  },
  invalid_identity: {
    vi: { title: 'Mã định danh trống hoặc là chữ giữ chỗ', todo: 'Nhập mã của đúng một người.' },
    en: { title: 'The id is blank or a placeholder', todo: 'Give the id of one person.' },
  },
  invalid_token: {
    vi: { title: 'Mã xác thực khách sai hoặc đã hết hạn', todo: 'Nhờ máy chủ của cửa hàng ký lại.' },
    en: { title: 'The customer’s token is wrong or has expired', todo: 'Have the shop’s server sign a new one.' },
  },
  key_missing: {
    vi: { title: 'Thiếu khoá', todo: 'Gửi kèm khoá của cửa hàng.' },
    en: { title: 'No key was sent', todo: 'Send the shop’s key along.' },
  },
  key_unknown: {
    vi: { title: 'Không có khoá này', todo: 'Lấy khoá ở Cài đặt › Khoá.' },
    en: { title: 'There is no such key', todo: 'Take the key from Settings › Keys.' },
  },
  key_forbidden: {
    vi: { title: 'Khoá này không làm được việc đó', todo: 'Dùng khoá bí mật, từ máy chủ.' },
    en: { title: 'This key may not do that', todo: 'Use a secret key, from a server.' },
  },
  origin_forbidden: {
    vi: { title: 'Trang này không được dùng khoá đó', todo: 'Thêm địa chỉ trang ở Cài đặt › Khoá.' },
    en: { title: 'This page may not use that key', todo: 'Add the page’s address in Settings › Keys.' },
  },
  sign_in_needed: {
    vi: { title: 'Bạn đã bị đăng xuất', todo: 'Đăng nhập lại. Phần đang sửa vẫn còn.' },
    en: { title: 'You have been signed out', todo: 'Sign in again. Your unsaved work is kept.' },
  },
  sign_in_failed: {
    vi: { title: 'Email hoặc mật khẩu không đúng', todo: 'Kiểm tra lại rồi thử lần nữa.' },
    en: { title: 'The email or the password is wrong', todo: 'Check both and try again.' },
  },
  link_invalid: {
    vi: { title: 'Đường dẫn đã dùng rồi hoặc đã hết hạn', todo: 'Xin một đường dẫn mới.' },
    en: { title: 'The link has been used or has expired', todo: 'Ask for a new one.' },
  },
  csrf_failed: {
    vi: { title: 'Yêu cầu không đến từ trang này', todo: 'Tải lại trang rồi thử lại.' },
    en: { title: 'The request did not come from this page', todo: 'Reload the page and try again.' },
  },
  role_forbidden: {
    vi: { title: 'Vai trò của bạn không làm được việc này', todo: 'Hãy nhờ chủ cửa hàng.' },
    en: { title: 'Your role may not do this', todo: 'Ask an owner of the shop.' },
  },
  not_found: {
    vi: { title: 'Không tìm thấy', todo: 'Có thể nó đã bị xoá hoặc đổi tên.' },
    en: { title: 'It was not found', todo: 'It may have been deleted or renamed.' },
  },
  unknown_placement: {
    vi: { title: 'Không có vị trí này', todo: 'Thêm vị trí, hoặc sửa lại tên.' },
    en: { title: 'There is no such placement', todo: 'Add it, or mend its name.' },
  },
  unknown_product: {
    vi: { title: 'Không có sản phẩm này trong danh mục', todo: 'Nhập danh mục, hoặc sửa lại mã.' },
    en: { title: 'The product is not in the catalogue', todo: 'Import the catalogue, or mend the id.' },
  },
  unknown_offer: {
    vi: { title: 'Không có ưu đãi này', todo: 'Lưu ưu đãi trước, hoặc sửa lại mã.' },
    en: { title: 'There is no such offer', todo: 'Save the offer first, or mend its id.' },
  },
  method_not_allowed: {
    vi: { title: 'Địa chỉ này không nhận cách gọi đó', todo: 'Tải lại trang rồi thử lại.' },
    en: { title: 'This address does not take that', todo: 'Reload the page and try again.' },
  },
  conflict: {
    vi: { title: 'Nó đã khác với lúc bạn mở', todo: 'Xem bản mới nhất rồi làm lại thay đổi.' },
    en: { title: 'It has changed since you opened it', todo: 'Look at the newest version and repeat the change.' },
  },
  message_id_reused: {
    vi: { title: 'Sự kiện trùng mã nhưng khác nội dung', todo: 'Đặt cho mỗi sự kiện một mã riêng.' },
    en: { title: 'Another event has the same id', todo: 'Give each event its own id.' },
  },
  offer_refused: {
    vi: { title: 'Ưu đãi không áp dụng được', todo: 'Xem lý do bên dưới.' },
    en: { title: 'The offer does not apply', todo: 'See why below.' },
  },
  limit_reached: {
    vi: { title: 'Ưu đãi đã đạt giới hạn', todo: 'Xem giới hạn nào bên dưới.' },
    en: { title: 'A limit of the offer is reached', todo: 'See which below.' },
  },
  body_too_large: {
    vi: { title: 'Gửi quá nhiều một lúc', todo: 'Bớt lại rồi thử lần nữa.' },
    en: { title: 'That was too much at once', todo: 'Send less and try again.' },
  },
  too_deep: {
    vi: { title: 'Dữ liệu lồng nhau quá sâu', todo: 'Bớt các lớp lồng nhau rồi thử lại.' },
    en: { title: 'The data is nested too deeply', todo: 'Flatten it and try again.' },
  },
  rate_limited: {
    vi: { title: 'Thử quá nhiều lần', todo: 'Đợi một lúc rồi thử lại.' },
    en: { title: 'Too many tries', todo: 'Wait a moment and try again.' },
  },
  internal: {
    vi: { title: 'Máy chủ gặp lỗi', todo: 'Thử lại; nhật ký của máy chủ có chi tiết.' },
    en: { title: 'Something went wrong on the server', todo: 'Try again; the server’s log has the details.' },
  },
  unavailable: {
    vi: { title: 'Máy chủ chưa nhận được lúc này', todo: 'Đợi một lúc rồi thử lại.' },
    en: { title: 'The server cannot take this right now', todo: 'Wait a moment and try again.' },
  },
};

/** A short word for what is wrong with one field. */
export const faultyField: { readonly [language in Language]: string } = {
  vi: 'chưa đúng hoặc còn thiếu',
  en: 'not right, or missing',
};
