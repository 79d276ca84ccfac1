const labels: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  page_view: { vi: 'xem trang', en: 'viewed a page' },
  view_item: { vi: 'xem sản phẩm', en: 'viewed a product' },
  view_item_list: { vi: 'xem danh sách sản phẩm', en: 'viewed a list' },
  select_item: { vi: 'chọn sản phẩm', en: 'chose a product' },
  add_to_cart: { vi: 'thêm vào giỏ', en: 'added to cart' },
  remove_from_cart: { vi: 'bỏ khỏi giỏ', en: 'removed from cart' },
  add_to_wishlist: { vi: 'thêm vào yêu thích', en: 'added to wishlist' },
  view_cart: { vi: 'xem giỏ hàng', en: 'viewed the cart' },
  begin_checkout: { vi: 'bắt đầu thanh toán', en: 'began checkout' },
  purchase: { vi: 'mua hàng', en: 'bought' },
  refund: { vi: 'hoàn tiền', en: 'got a refund' },
  search: { vi: 'tìm kiếm', en: 'searched' },
  sign_up: { vi: 'đăng ký', en: 'signed up' },
  login: { vi: 'đăng nhập', en: 'signed in' },
  exposure: { vi: 'thấy nội dung', en: 'saw content' },
  click: { vi: 'bấm vào nội dung', en: 'clicked content' },
  dismiss: { vi: 'đóng nội dung', en: 'closed content' },
  answer: { vi: 'trả lời câu hỏi', en: 'answered a question' },
  contact_request: { vi: 'xin liên hệ', en: 'asked for contact' },
};

/** An event's name in words; its own name when there are none. */
export function eventLabel(name: string, language: 'vi' | 'en'): string {
  return labels[name]?.[language] ?? name;
}
