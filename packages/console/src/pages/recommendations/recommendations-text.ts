import type { Texts } from '../../i18n/use-text.ts';

type Key =
  | 'title'
  | 'hint'
  | 'try'
  | 'tryHint'
  | 'merchandising'
  | 'health'
  | 'product'
  | 'customer'
  | 'cart'
  | 'strategies'
  | 'allStrategies'
  | 'nothing'
  | 'nothingHint'
  | 'took'
  | 'model'
  | 'emptyAnswer'
  | 'placement'
  | 'merchandisingHint'
  | 'noPlacements'
  | 'toPlacements'
  | 'products'
  | 'sellable'
  | 'missingPicture'
  | 'missingPrice'
  | 'missingCategory'
  | 'soldOut'
  | 'unverified'
  | 'examples'
  | 'noProblems'
  | 'noProducts'
  | 'noProductsHint'
  | 'problem'
  | 'score';

export const recommendationsText: Texts<Key> = {
  title: { vi: 'Gợi ý sản phẩm', en: 'Recommendations' },
  hint: { vi: 'Thử xem mỗi cách gợi ý trả lời gì, và vì sao.', en: 'See what each strategy answers, and why.' },
  try: { vi: 'Thử', en: 'Try' },
  tryHint: { vi: 'Chọn sản phẩm, khách hàng hoặc giỏ hàng.', en: 'Choose a product, a customer or a cart.' },
  merchandising: { vi: 'Quy tắc trưng bày', en: 'Merchandising' },
  health: { vi: 'Sức khoẻ danh mục', en: 'Catalogue health' },
  product: { vi: 'Đang xem sản phẩm', en: 'Looking at product' },
  customer: { vi: 'Khách hàng', en: 'Customer' },
  cart: { vi: 'Trong giỏ hàng', en: 'In the cart' },
  strategies: { vi: 'Cách gợi ý', en: 'Strategies' },
  allStrategies: { vi: 'Tất cả', en: 'All' },
  nothing: { vi: 'Chưa chọn ai và gì', en: 'Nobody and nothing chosen' },
  nothingHint: { vi: 'Bên dưới là câu trả lời cho một khách hoàn toàn mới.', en: 'Below is what a complete newcomer would get.' },
  took: { vi: '{ms} ms', en: '{ms} ms' },
  model: { vi: 'Mô hình {version}', en: 'Model {version}' },
  emptyAnswer: {
    vi: 'Không có gì riêng để gợi ý ở đây; sản phẩm phổ biến sẽ điền vào.',
    en: 'It has nothing of its own to say here; popular products would fill in.',
  },
  placement: { vi: 'Vị trí', en: 'Placement' },
  merchandisingHint: {
    vi: 'Áp dụng cho mọi gợi ý ở vị trí này, từ trên xuống. Kéo để đổi thứ tự.',
    en: 'They hold for every recommendation in this placement, from top to bottom. Drag to reorder.',
  },
  noPlacements: { vi: 'Cần có một vị trí trước.', en: 'You need a placement first.' },
  toPlacements: { vi: 'Đến trang Vị trí', en: 'Go to placements' },
  products: { vi: 'Sản phẩm', en: 'Products' },
  sellable: { vi: 'Đang bán được', en: 'Can be sold' },
  missingPicture: { vi: 'Thiếu ảnh', en: 'Without a picture' },
  missingPrice: { vi: 'Thiếu giá', en: 'Without a price' },
  missingCategory: { vi: 'Thiếu danh mục', en: 'Without a category' },
  soldOut: { vi: 'Hết hàng', en: 'Sold out' },
  unverified: { vi: 'Chưa xác minh (chỉ thấy trên trang)', en: 'Unverified (only seen on pages)' },
  examples: { vi: 'Ví dụ cần sửa', en: 'Examples to mend' },
  noProblems: { vi: 'Không có gì cần sửa.', en: 'Nothing to mend.' },
  noProducts: { vi: 'Danh mục trống', en: 'The catalogue is empty' },
  noProductsHint: {
    vi: 'Nhập sản phẩm để có gợi ý: xem bước 2 ở trang Bắt đầu.',
    en: 'Import products to get recommendations: see step 2 on the Start page.',
  },
  problem: { vi: 'Vấn đề', en: 'Problem' },
  score: { vi: 'điểm {score}', en: 'score {score}' },
};
