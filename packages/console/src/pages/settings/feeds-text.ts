import type { Texts } from '../../i18n/use-text.ts';

type Key =
  | 'hint'
  | 'none'
  | 'url'
  | 'urlHint'
  | 'known'
  | 'format'
  | 'auto'
  | 'merchant-xml'
  | 'merchant-tsv'
  | 'shopify'
  | 'csv'
  | 'jsonl'
  | 'everyHours'
  | 'add'
  | 'fetch'
  | 'remove'
  | 'underWay'
  | 'imported'
  | 'partly'
  | 'unchanged'
  | 'failed'
  | 'failedWhat'
  | 'report'
  | 'outOfSale'
  | 'doubted'
  | 'next';

export const feedsText: Texts<Key> = {
  hint: {
    vi: 'Nguồn sản phẩm mà cửa hàng đã có sẵn cho Google hay Facebook. Quen tự đọc lại đều đặn.',
    en: 'The product feed your shop has for Google or Facebook already. Quen reads it again and again by itself.',
  },
  none: { vi: 'Chưa có nguồn nào. Dán địa chỉ bên dưới.', en: 'There are none yet. Paste an address below.' },
  url: { vi: 'Địa chỉ nguồn', en: 'Address of the feed' },
  urlHint: { vi: 'Phải mở được từ internet.', en: 'It must be reachable from the internet.' },
  known: { vi: 'Nguồn này đã có.', en: 'This one is there already.' },
  format: { vi: 'Dạng', en: 'Format' },
  auto: { vi: 'Tự nhận biết', en: 'Find out' },
  'merchant-xml': { vi: 'Google Merchant (XML)', en: 'Google Merchant (XML)' },
  'merchant-tsv': { vi: 'Google Merchant (TSV)', en: 'Google Merchant (TSV)' },
  shopify: { vi: 'Shopify (products.json)', en: 'Shopify (products.json)' },
  csv: { vi: 'CSV', en: 'CSV' },
  jsonl: { vi: 'JSON Lines', en: 'JSON Lines' },
  everyHours: { vi: 'Đọc lại sau (giờ)', en: 'Again after (hours)' },
  add: { vi: 'Thêm và đọc ngay', en: 'Add and read now' },
  fetch: { vi: 'Đọc lại ngay', en: 'Read now' },
  remove: { vi: 'Bỏ nguồn', en: 'Remove' },
  underWay: { vi: 'Đang đọc, đã lấy {count} sản phẩm…', en: 'Reading, {count} products so far…' },
  imported: { vi: 'Đã nhập', en: 'Imported' },
  partly: { vi: 'Nhập một phần', en: 'Imported in part' },
  unchanged: { vi: 'Không có gì mới', en: 'Nothing new' },
  failed: { vi: 'Không đọc được', en: 'Could not be read' },
  failedWhat: {
    vi: 'Danh mục hiện có vẫn giữ nguyên. Xem lại địa chỉ nguồn và phần xuất sản phẩm của cửa hàng; Quen sẽ tự thử lại.',
    en: 'The catalogue stays as it was. Check the address of the feed and the shop’s product export; Quen tries again by itself.',
  },
  report: { vi: '{imported} sản phẩm, {refused} bị từ chối', en: '{imported} products, {refused} refused' },
  outOfSale: {
    vi: '{count} sản phẩm không còn trong nguồn: đã chuyển sang hết hàng.',
    en: 'Products the feed names no more: {count}. They are out of stock now.',
  },
  doubted: {
    vi: 'Thiếu {count} sản phẩm so với lần trước, hơn nửa nguồn: có thể phần xuất sản phẩm bị lỗi, nên chúng vẫn được bán. Nếu lần đọc sau vẫn thiếu, chúng sẽ chuyển sang hết hàng; bấm “Đọc lại ngay” để làm việc đó luôn.',
    en: 'Missing since the last reading: {count} products, more than half of the feed. The export may have failed, so they stay for sale. When the next reading lacks them too they go out of stock; “Read now” does so at once.',
  },
  next: { vi: 'lần tới {when}, cứ {hours} giờ một lần', en: 'next {when}, every {hours} hours' },
};
