import type { Texts } from '../../i18n/use-text.ts';

type Key =
  | 'title'
  | 'hint'
  | 'paste'
  | 'waiting'
  | 'arrived'
  | 'copy'
  | 'copied'
  | 'pin'
  | 'pinHint'
  | 'noKey'
  | 'makeKey'
  | 'catalogue'
  | 'catalogueHow'
  | 'toFeeds'
  | 'products'
  | 'placement'
  | 'placementHow'
  | 'placements'
  | 'seen'
  | 'toPlacements'
  | 'campaign'
  | 'campaignHow'
  | 'campaigns'
  | 'toCampaigns'
  | 'whereHtml'
  | 'whereGtm'
  | 'whereShopify'
  | 'whereWoo'
  | 'whereNpm';

export const startText: Texts<Key> = {
  title: { vi: 'Bắt đầu', en: 'Start' },
  hint: { vi: 'Bốn bước để cửa hàng nhận ra khách quen.', en: 'Four steps until your shop knows its regulars.' },
  paste: { vi: 'Dán thẻ vào cửa hàng', en: 'Paste the tag into your shop' },
  waiting: { vi: 'Đang chờ sự kiện đầu tiên…', en: 'Waiting for your first event…' },
  arrived: { vi: 'Đã nhận {count} sự kiện', en: '{count} events have arrived' },
  copy: { vi: 'Sao chép', en: 'Copy' },
  copied: { vi: 'Đã sao chép', en: 'Copied' },
  pin: { vi: 'Ghim đúng phiên bản này, trình duyệt tự kiểm tra', en: 'Pin this very release, checked by browsers' },
  pinHint: {
    vi: 'Trang chỉ chạy đúng tệp này (subresource integrity). Mỗi lần nâng cấp Quen phải dán lại thẻ.',
    en: 'Pages run this very file only (subresource integrity). After each upgrade of Quen the tag has to be pasted anew.',
  },
  noKey: { vi: 'Chưa có khoá công khai', en: 'There is no publishable key' },
  makeKey: { vi: 'Tạo khoá', en: 'Make a key' },
  catalogue: { vi: 'Nhập danh mục sản phẩm', en: 'Import the catalogue' },
  catalogueHow: {
    vi: 'Từ nguồn Google Merchant, Shopify hoặc tệp CSV. Sản phẩm thấy trên trang cũng được ghi nhận, nhưng chưa xác minh.',
    en: 'From a Google Merchant feed, Shopify or a CSV file. Products seen on pages are noted too, as unverified.',
  },
  toFeeds: { vi: 'Dán địa chỉ nguồn sản phẩm', en: 'Paste the feed’s address' },
  products: { vi: '{count} sản phẩm', en: '{count} products' },
  placement: { vi: 'Đặt vị trí đầu tiên', en: 'Make the first placement' },
  placementHow: {
    vi: 'Vị trí là chỗ trên trang mà Quen được phép điền nội dung.',
    en: 'A placement is a place on a page that Quen may fill.',
  },
  placements: { vi: '{count} vị trí', en: '{count} placements' },
  seen: { vi: 'Các trang đã hỏi tới:', en: 'Pages have asked for:' },
  toPlacements: { vi: 'Đến trang Vị trí', en: 'Go to placements' },
  campaign: { vi: 'Chạy chiến dịch đầu tiên', en: 'Run the first campaign' },
  campaignHow: { vi: 'Chiến dịch nói ai thấy gì, ở đâu, khi nào.', en: 'A campaign says who sees what, where and when.' },
  campaigns: { vi: '{count} chiến dịch', en: '{count} campaigns' },
  toCampaigns: { vi: 'Đến trang Chiến dịch', en: 'Go to campaigns' },
  whereHtml: { vi: 'Dán trước </head> trên mọi trang.', en: 'Paste before </head> on every page.' },
  whereGtm: { vi: 'Tạo thẻ HTML tuỳ chỉnh, kích hoạt trên mọi trang.', en: 'Make a Custom HTML tag, triggered on all pages.' },
  whereShopify: {
    vi: 'Online Store → Themes → Edit code → theme.liquid, trước </head>.',
    en: 'Online Store → Themes → Edit code → theme.liquid, before </head>.',
  },
  whereWoo: { vi: 'Trong functions.php của giao diện con.', en: 'In functions.php of your child theme.' },
  whereNpm: { vi: 'Cho cửa hàng tự viết bằng JavaScript.', en: 'For a shop of your own in JavaScript.' },
};
