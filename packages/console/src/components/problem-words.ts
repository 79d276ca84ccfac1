import type { ErrorCode } from '@quen/protocol';

/** What happened and what to do, for Vietnamese readers; in English the server's own words are told. */
export const problemWords: { readonly [code in ErrorCode]?: { readonly title: string; readonly todo: string } } = {
  invalid_json: { title: 'Dữ liệu gửi đi không đọc được', todo: 'Tải lại trang rồi thử lại.' },
  invalid_request: { title: 'Có chỗ điền chưa đúng', todo: 'Xem từng chỗ bên dưới.' },
  invalid_event: { title: 'Sự kiện chưa đúng dạng', todo: 'Xem từng chỗ bên dưới.' },
  invalid_condition: { title: 'Điều kiện chưa đúng', todo: 'Xem từng chỗ bên dưới.' },
  invalid_rule_set: { title: 'Chưa lưu được', todo: 'Có chỗ chưa đúng, hoặc nhắc tới thứ không còn. Xem bên dưới.' },
  sign_in_needed: { title: 'Bạn đã bị đăng xuất', todo: 'Đăng nhập lại. Phần đang sửa vẫn còn.' },
  sign_in_failed: { title: 'Email hoặc mật khẩu không đúng', todo: 'Kiểm tra lại rồi thử lần nữa.' },
  link_invalid: { title: 'Đường dẫn đã dùng rồi hoặc đã hết hạn', todo: 'Xin một đường dẫn mới.' },
  csrf_failed: { title: 'Yêu cầu không đến từ trang này', todo: 'Tải lại trang rồi thử lại.' },
  role_forbidden: { title: 'Vai trò của bạn không làm được việc này', todo: 'Hãy nhờ chủ cửa hàng.' },
  not_found: { title: 'Không tìm thấy', todo: 'Có thể nó đã bị xoá hoặc đổi tên.' },
  unknown_placement: { title: 'Không có vị trí này', todo: 'Thêm vị trí, hoặc sửa lại tên.' },
  unknown_product: { title: 'Không có sản phẩm này trong danh mục', todo: 'Nhập danh mục, hoặc sửa lại mã.' },
  unknown_offer: { title: 'Không có ưu đãi này', todo: 'Lưu ưu đãi trước, hoặc sửa lại mã.' },
  conflict: { title: 'Nó đã khác với lúc bạn mở', todo: 'Xem bản mới nhất rồi làm lại thay đổi.' },
  body_too_large: { title: 'Gửi quá nhiều một lúc', todo: 'Bớt lại rồi thử lần nữa.' },
  rate_limited: { title: 'Thử quá nhiều lần', todo: 'Đợi một lúc rồi thử lại.' },
  internal: { title: 'Máy chủ gặp lỗi', todo: 'Thử lại; nhật ký của máy chủ có chi tiết.' },
  unavailable: { title: 'Máy chủ chưa nhận được lúc này', todo: 'Đợi một lúc rồi thử lại.' },
};
