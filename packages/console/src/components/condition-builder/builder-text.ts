import type { Texts } from '../../i18n/use-text.ts';

type Key =
  | 'all'
  | 'any'
  | 'not'
  | 'notHint'
  | 'addRule'
  | 'addGroup'
  | 'remove'
  | 'everyone'
  | 'match'
  | 'field'
  | 'operator'
  | 'value'
  | 'advanced'
  | 'advancedHint'
  | 'invalidJson'
  | 'segment'
  | 'is'
  | 'negated'
  | 'yes'
  | 'no'
  | 'from'
  | 'to'
  | 'last'
  | 'next'
  | 'key'
  | 'did'
  | 'didNot'
  | 'anyEvent'
  | 'howOften'
  | 'atLeast'
  | 'atMost'
  | 'exactly'
  | 'times'
  | 'distinct'
  | 'sum'
  | 'count'
  | 'ofField'
  | 'within'
  | 'ever'
  | 'where'
  | 'addWhere'
  | 'followedBy'
  | 'notFollowedBy'
  | 'addFollowedBy'
  | 'addNotFollowedBy'
  | 'seconds'
  | 'minutes'
  | 'hours'
  | 'days'
  | 'weeks'
  | 'faults'
  | 'listHint'
  | 'inSegment'
  | 'notInSegment'
  | 'editJson'
  | 'editForm'
  | 'noAttributes'
  | 'event'
  | 'ends'
  | 'olderThanHint';

/** Texts of the condition builder. */
export const builderText: Texts<Key> = {
  olderThanHint: {
    vi: 'Việc chưa từng xảy ra thì không tính. Muốn tính cả, đặt điều này trong nhóm “ít nhất một” cùng với “có giá trị: không”.',
    en: 'What never happened does not count. To have it too, put this into an “at least one” group beside “is known: no”.',
  },
  all: { vi: 'tất cả', en: 'all' },
  any: { vi: 'ít nhất một', en: 'any' },
  not: { vi: 'Không', en: 'Not' },
  notHint: { vi: 'Đảo nghĩa cả nhóm', en: 'The contrary of the whole group' },
  match: { vi: 'điều sau đúng', en: 'of these hold' },
  addRule: { vi: 'Thêm điều kiện', en: 'Add condition' },
  addGroup: { vi: 'Thêm nhóm', en: 'Add group' },
  remove: { vi: 'Bỏ', en: 'Remove' },
  everyone: { vi: 'Chưa có điều kiện nào: áp dụng cho tất cả.', en: 'No conditions yet: this holds for all.' },
  field: { vi: 'Thuộc tính', en: 'Attribute' },
  operator: { vi: 'Phép so sánh', en: 'Comparison' },
  value: { vi: 'Giá trị', en: 'Value' },
  advanced: { vi: 'Nâng cao (JSON)', en: 'Advanced (JSON)' },
  advancedHint: { vi: 'Điều kiện viết trực tiếp', en: 'A condition written out' },
  invalidJson: { vi: 'JSON chưa hợp lệ; giá trị trước đó vẫn được giữ.', en: 'Not valid JSON yet; the value before is kept.' },
  segment: { vi: 'Phân khúc', en: 'Segment' },
  is: { vi: 'là', en: 'is' },
  negated: { vi: 'không: {operator}', en: 'not: {operator}' },
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
  from: { vi: 'từ', en: 'from' },
  to: { vi: 'đến', en: 'to' },
  last: { vi: 'vừa qua', en: 'just past' },
  next: { vi: 'sắp tới', en: 'to come' },
  key: { vi: 'Tên', en: 'Name' },
  did: { vi: 'đã', en: 'did' },
  didNot: { vi: 'chưa', en: 'did not' },
  anyEvent: { vi: 'bất kỳ sự kiện nào', en: 'any event' },
  howOften: { vi: 'Bao nhiêu', en: 'How much' },
  atLeast: { vi: 'ít nhất', en: 'at least' },
  atMost: { vi: 'nhiều nhất', en: 'at most' },
  exactly: { vi: 'đúng', en: 'exactly' },
  times: { vi: 'lần', en: 'times' },
  count: { vi: 'số lần', en: 'times' },
  distinct: { vi: 'số giá trị khác nhau của', en: 'different values of' },
  sum: { vi: 'tổng của', en: 'the sum of' },
  ofField: { vi: 'Trường của sự kiện', en: 'Field of the event' },
  within: { vi: 'trong vòng', en: 'within' },
  ever: { vi: 'Bỏ giới hạn thời gian', en: 'Any time' },
  where: { vi: 'với', en: 'where' },
  addWhere: { vi: 'với…', en: 'where…' },
  followedBy: { vi: 'và sau đó có', en: 'and then' },
  notFollowedBy: { vi: 'và từ đó chưa có', en: 'and since then has not' },
  addFollowedBy: { vi: 'và sau đó…', en: 'and then…' },
  addNotFollowedBy: { vi: 'và từ đó chưa…', en: 'and not since…' },
  seconds: { vi: 'giây', en: 'seconds' },
  minutes: { vi: 'phút', en: 'minutes' },
  hours: { vi: 'giờ', en: 'hours' },
  days: { vi: 'ngày', en: 'days' },
  weeks: { vi: 'tuần', en: 'weeks' },
  faults: { vi: 'Điều kiện này chưa dùng được', en: 'This condition cannot be used yet' },
  listHint: { vi: 'Gõ rồi Enter', en: 'Type and press Enter' },
  inSegment: { vi: 'thuộc', en: 'is in' },
  notInSegment: { vi: 'không thuộc', en: 'is not in' },
  editJson: { vi: 'Sửa dạng JSON', en: 'Edit as JSON' },
  editForm: { vi: 'Sửa dạng câu', en: 'Edit as sentences' },
  noAttributes: { vi: 'Không tìm thấy', en: 'Nothing found' },
  event: { vi: 'Sự kiện', en: 'Event' },
  ends: { vi: 'đến', en: 'until' },
};
