import { useLanguage } from '../i18n/language.tsx';

/** What the known events are called by people. */
export const eventNames: { readonly [name: string]: { readonly vi: string; readonly en: string } } = {
  page_view: { vi: 'Xem trang', en: 'Viewed a page' },
  search: { vi: 'Tìm kiếm', en: 'Searched' },
  identify: { vi: 'Cho biết là ai', en: 'Said who they are' },
  login: { vi: 'Đăng nhập', en: 'Signed in' },
  logout: { vi: 'Đăng xuất', en: 'Signed out' },
  sign_up: { vi: 'Đăng ký', en: 'Signed up' },
  cart_updated: { vi: 'Giỏ hàng thay đổi', en: 'Cart changed' },
  order_cancelled: { vi: 'Huỷ đơn', en: 'Order cancelled' },
  exposure: { vi: 'Thấy nội dung', en: 'Saw content' },
  click: { vi: 'Bấm vào nội dung', en: 'Clicked content' },
  dismiss: { vi: 'Đóng nội dung', en: 'Dismissed content' },
  answer: { vi: 'Trả lời câu hỏi', en: 'Answered a question' },
  consent: { vi: 'Cho biết sự đồng ý', en: 'Decided on consent' },
  offer_reserved: { vi: 'Giữ ưu đãi', en: 'Offer reserved' },
  offer_redeemed: { vi: 'Dùng ưu đãi', en: 'Offer redeemed' },
  offer_released: { vi: 'Trả lại ưu đãi', en: 'Offer released' },
  contact_request: { vi: 'Xin liên hệ', en: 'Asked for contact' },
  satisfaction: { vi: 'Chấm điểm hài lòng', en: 'Rated satisfaction' },
  segment_entered: { vi: 'Vào phân khúc', en: 'Entered a segment' },
  segment_left: { vi: 'Rời phân khúc', en: 'Left a segment' },
  identity_split: { vi: 'Tách hồ sơ đã ghép', en: 'Merged profiles parted' },
  view_item_list: { vi: 'Xem danh sách', en: 'Viewed a list' },
  select_item: { vi: 'Chọn sản phẩm', en: 'Chose a product' },
  view_item: { vi: 'Xem sản phẩm', en: 'Viewed a product' },
  add_to_wishlist: { vi: 'Thêm vào yêu thích', en: 'Added to wishlist' },
  add_to_cart: { vi: 'Thêm vào giỏ', en: 'Added to cart' },
  remove_from_cart: { vi: 'Bỏ khỏi giỏ', en: 'Removed from cart' },
  view_cart: { vi: 'Xem giỏ hàng', en: 'Viewed the cart' },
  begin_checkout: { vi: 'Bắt đầu thanh toán', en: 'Began checkout' },
  add_shipping_info: { vi: 'Chọn giao hàng', en: 'Gave shipping' },
  add_payment_info: { vi: 'Chọn thanh toán', en: 'Gave payment' },
  purchase: { vi: 'Đặt hàng', en: 'Ordered' },
  refund: { vi: 'Hoàn tiền', en: 'Refunded' },
  view_promotion: { vi: 'Thấy khuyến mãi', en: 'Saw a promotion' },
  select_promotion: { vi: 'Bấm khuyến mãi', en: 'Clicked a promotion' },
};

/** Says what an event is called, in the member's language; custom events keep their own name. */
export function useEventName(): (name: string) => string {
  const { language } = useLanguage();
  return (name) => (Object.hasOwn(eventNames, name) ? (eventNames[name]?.[language] ?? name) : name);
}

/** The same within a sentence: `bought`, `viewed a product`. */
export function eventLabel(name: string, language: 'vi' | 'en'): string {
  const words = Object.hasOwn(eventNames, name) ? eventNames[name]?.[language] : undefined;
  return words === undefined ? name : words.charAt(0).toLowerCase() + words.slice(1);
}
