import type { PageRepeat } from '@quen/protocol';
import type { Texts } from '../../i18n/use-text.ts';

type Key =
  | 'title'
  | 'hint'
  | 'create'
  | 'emptyTitle'
  | 'empty'
  | 'name'
  | 'id'
  | 'idHint'
  | 'idFault'
  | 'idTaken'
  | 'campaigns'
  | 'maxItems'
  | 'description'
  | 'newTitle'
  | 'edit'
  | 'look'
  | 'seen'
  | 'seenHint'
  | 'add'
  | 'snippet'
  | 'snippetHint'
  | 'merchandising'
  | 'merchandisingHint'
  | 'close'
  | 'noCampaigns'
  | 'repeats'
  | 'repeatsHint'
  | PageRepeat;

export const placementsText: Texts<Key> = {
  title: { vi: 'Vị trí', en: 'Placements' },
  hint: { vi: 'Những chỗ trên trang mà Quen được phép điền nội dung.', en: 'The places on your pages that Quen may fill.' },
  create: { vi: 'Thêm vị trí', en: 'New placement' },
  emptyTitle: { vi: 'Chưa có vị trí', en: 'No placements yet' },
  empty: {
    vi: 'Đặt tên cho một chỗ trên trang, ví dụ “Trang chủ – dành cho bạn”, rồi dán đoạn mã vào đó.',
    en: 'Name a place on a page, such as “Home – for you”, and paste its snippet there.',
  },
  name: { vi: 'Tên', en: 'Name' },
  id: { vi: 'Mã vị trí', en: 'Placement id' },
  idHint: { vi: 'Chữ, số, - và _. Phải trùng với trang.', en: 'Letters, digits, - and _. It must match the page.' },
  idTaken: { vi: 'Đã có vị trí dùng mã này', en: 'Another placement has this id' },
  idFault: { vi: 'Chỉ dùng chữ không dấu, số, - và _', en: 'Use letters, digits, - and _ only' },
  campaigns: { vi: 'Chiến dịch', en: 'Campaigns' },
  maxItems: { vi: 'Số sản phẩm tối đa', en: 'Most products' },
  description: { vi: 'Mô tả', en: 'Description' },
  newTitle: { vi: 'Vị trí mới', en: 'New placement' },
  edit: { vi: 'Sửa', en: 'Edit' },
  look: { vi: 'Xem', en: 'Look' },
  seen: { vi: 'Trang đang hỏi những vị trí chưa có', en: 'Your pages ask for placements that do not exist yet' },
  seenHint: { vi: 'Thêm chúng bằng một lần bấm.', en: 'Add them with one click.' },
  add: { vi: 'Thêm “{id}”', en: 'Add “{id}”' },
  snippet: { vi: 'Dán vào trang', en: 'Paste into the page' },
  snippetHint: {
    vi: 'Nội dung bên trong hiện khi Quen không có gì để hiện.',
    en: 'What stands inside shows when Quen has nothing to show.',
  },
  merchandising: { vi: 'Quy tắc trưng bày', en: 'Merchandising rules' },
  merchandisingHint: {
    vi: 'Áp dụng cho mọi gợi ý ở vị trí này, từ trên xuống. Kéo để đổi thứ tự.',
    en: 'They hold for every recommendation here, from top to bottom. Drag to reorder.',
  },
  repeats: { vi: 'Được phép trùng với nơi khác trên trang', en: 'May repeat what the page shows elsewhere' },
  repeatsHint: {
    vi: 'Mỗi trang chỉ hiện một sản phẩm hay ưu đãi một lần. Đánh dấu khi chỗ này cần nhắc lại, ví dụ “Vừa xem” hoặc dải ưu đãi.',
    en: 'A page shows a product or an offer once. Tick where this place is to say it again, such as “Recently viewed” or an offer bar.',
  },
  products: { vi: 'Sản phẩm', en: 'Products' },
  offers: { vi: 'Ưu đãi', en: 'Offers' },
  exclusion_groups: { vi: 'Chiến dịch cùng nhóm loại trừ', en: 'Campaigns of one exclusion group' },
  close: { vi: 'Đóng', en: 'Close' },
  noCampaigns: { vi: 'chưa có', en: 'none' },
};
