import type { Texts } from '../../i18n/use-text.ts';

type Key =
  | 'title'
  | 'hint'
  | 'create'
  | 'search'
  | 'name'
  | 'size'
  | 'share'
  | 'emptyTitle'
  | 'empty'
  | 'nothingFound'
  | 'newTitle'
  | 'description'
  | 'who'
  | 'whoHint'
  | 'now'
  | 'ofAll'
  | 'estimated'
  | 'sample'
  | 'everyone'
  | 'overlap'
  | 'overlapHint'
  | 'noOverlap'
  | 'sizeOverTime'
  | 'noSizes'
  | 'nobody'
  | 'id'
  | 'invalid'
  | 'uses'
  | 'people';

export const segmentsText: Texts<Key> = {
  title: { vi: 'Phân khúc', en: 'Segments' },
  hint: {
    vi: 'Nhóm khách hàng theo những gì họ làm và là ai. Tự cập nhật.',
    en: 'Groups of customers by what they do and who they are. They keep themselves up to date.',
  },
  create: { vi: 'Tạo phân khúc', en: 'New segment' },
  search: { vi: 'Tìm phân khúc', en: 'Find a segment' },
  name: { vi: 'Tên', en: 'Name' },
  size: { vi: 'Số người', en: 'People' },
  share: { vi: 'Tỷ lệ', en: 'Share' },
  emptyTitle: { vi: 'Chưa có phân khúc', en: 'No segments yet' },
  empty: {
    vi: 'Bắt đầu với một nhóm bạn hay nghĩ tới, ví dụ “đã mua ít nhất 2 lần” hay “xem giày 3 lần mà chưa mua”.',
    en: 'Begin with a group you often think of: “bought at least twice”, or “viewed shoes three times and has not bought”.',
  },
  nothingFound: { vi: 'Không có phân khúc nào khớp.', en: 'No segment matches.' },
  newTitle: { vi: 'Phân khúc mới', en: 'New segment' },
  description: { vi: 'Mô tả', en: 'Description' },
  who: { vi: 'Ai thuộc phân khúc này', en: 'Who is in it' },
  whoHint: { vi: 'Số người bên dưới thay đổi theo khi bạn sửa.', en: 'The count below changes as you edit.' },
  now: { vi: 'Ngay lúc này', en: 'Right now' },
  ofAll: { vi: '{share} trong {total} người', en: '{share} of {total} people' },
  estimated: { vi: 'ước tính từ mẫu', en: 'estimated from a sample' },
  everyone: { vi: 'Xem cả {count} người', en: 'See all {count}' },
  sample: { vi: 'Ví dụ', en: 'For example' },
  overlap: { vi: 'Trùng với phân khúc khác', en: 'Overlap with other segments' },
  overlapHint: { vi: 'Tỷ lệ trong nhóm này cũng thuộc nhóm kia.', en: 'Share of these people who are in the other one too.' },
  noOverlap: { vi: 'Không trùng với phân khúc nào.', en: 'No overlap with any.' },
  sizeOverTime: { vi: 'Số người theo thời gian', en: 'Size over time' },
  noSizes: { vi: 'Sẽ có sau ngày đầu tiên.', en: 'Comes after the first day.' },
  nobody: { vi: 'Hiện chưa có ai khớp.', en: 'Nobody matches now.' },
  id: { vi: 'Mã', en: 'Id' },
  invalid: { vi: 'Sửa điều kiện trước khi đếm được.', en: 'Mend the condition to see the count.' },
  uses: { vi: 'Dùng trong', en: 'Used by' },
  people: { vi: 'Xem danh sách khách', en: 'See these customers' },
};
