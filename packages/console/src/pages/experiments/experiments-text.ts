import type { ExperimentResults } from '@quen/collector/console-api';
import type { Texts } from '../../i18n/use-text.ts';

type Key =
  | ExperimentResults['verdict']
  | 'title'
  | 'hint'
  | 'emptyTitle'
  | 'empty'
  | 'toCampaigns'
  | 'name'
  | 'status'
  | 'arms'
  | 'verdict'
  | 'holdout'
  | 'people'
  | 'variant'
  | 'rate'
  | 'interval'
  | 'chance'
  | 'uplift'
  | 'revenue'
  | 'perPerson'
  | 'clicks'
  | 'exposures'
  | 'conversions'
  | 'goal'
  | 'since'
  | 'notStarted'
  | 'tooEarlyWhat'
  | 'leaning'
  | 'leaningWhat'
  | 'winnerWhat'
  | 'controlWinsWhat'
  | 'holdoutWinsWhat'
  | 'loserWhat'
  | 'alsoWorse'
  | 'noDifferenceWhat'
  | 'mismatchWhat'
  | 'peopleNeeded'
  | 'enough'
  | 'canLook'
  | 'picture'
  | 'pictureHint'
  | 'figures'
  | 'against'
  | 'edit'
  | 'first'
  | 'none'
  | 'daysLeft'
  | 'upliftSays'
  | 'perPersonMore'
  | 'rateMore';

export const experimentsText: Texts<Key> = {
  title: { vi: 'Thử nghiệm', en: 'Experiments' },
  hint: {
    vi: 'Biến thể nào tốt hơn, và cá nhân hoá có đáng không.',
    en: 'Which variant works better, and whether personalization pays.',
  },
  emptyTitle: { vi: 'Chưa có thử nghiệm', en: 'No experiments yet' },
  empty: {
    vi: 'Mỗi chiến dịch có nhóm đối chứng hoặc từ hai biến thể là một thử nghiệm. Bắt đầu bằng một chiến dịch.',
    en: 'Every campaign with a holdout or two variants is an experiment. Begin with a campaign.',
  },
  toCampaigns: { vi: 'Đến trang Chiến dịch', en: 'Go to campaigns' },
  name: { vi: 'Chiến dịch', en: 'Campaign' },
  status: { vi: 'Trạng thái', en: 'Status' },
  arms: { vi: 'Nhánh', en: 'Arms' },
  verdict: { vi: 'Kết luận', en: 'Verdict' },
  holdout: { vi: 'Nhóm đối chứng', en: 'Holdout' },
  people: { vi: 'Số người', en: 'People' },
  variant: { vi: 'Biến thể {letter}', en: 'Variant {letter}' },
  rate: { vi: 'Tỷ lệ đạt mục tiêu', en: 'Reach the goal' },
  interval: { vi: 'từ {low} đến {high}', en: 'between {low} and {high}' },
  chance: { vi: 'Khả năng tốt nhất', en: 'Chance to be best' },
  uplift: { vi: 'Hơn đối chứng', en: 'Above the comparison' },
  revenue: { vi: 'Doanh thu', en: 'Revenue' },
  perPerson: { vi: 'Doanh thu mỗi người', en: 'Revenue a person' },
  clicks: { vi: 'Lượt bấm', en: 'Clicks' },
  exposures: { vi: 'Lượt thấy', en: 'Times seen' },
  conversions: { vi: 'Đạt mục tiêu', en: 'Goals' },
  goal: { vi: 'Mục tiêu: {event}, trong {days} ngày sau khi thấy', en: 'Goal: {event}, within {days} days of seeing it' },
  since: { vi: 'Từ {day}', en: 'Since {day}' },
  notStarted: { vi: 'Chưa có ai tham gia', en: 'Nobody has taken part yet' },
  too_early: { vi: 'Còn sớm', en: 'Too early' },
  winner: { vi: 'Có bên thắng', en: 'There is a winner' },
  loser: { vi: 'Có bên kém hơn', en: 'One is worse' },
  no_difference: { vi: 'Không khác biệt', en: 'No difference' },
  ratio_mismatch: { vi: 'Chia không đúng tỷ lệ', en: 'The split is off' },
  tooEarlyWhat: {
    vi: 'Khác biệt hiện có vẫn có thể do may rủi. Cứ để chạy tiếp.',
    en: 'What you see may still be chance. Let it run.',
  },
  leaning: { vi: 'Đang nghiêng về một bên', en: 'Leaning to one side' },
  leaningWhat: {
    vi: '“{name}” đang dẫn trước, nhưng số người còn ít nên chưa đủ chắc để kết thúc. Cứ để chạy tiếp.',
    en: '“{name}” is ahead, but with so few people that is not sure enough to end it. Let it run.',
  },
  winnerWhat: {
    vi: '“{name}” tốt hơn “{other}” rõ rệt. Có thể kết thúc và giữ lại bên thắng.',
    en: '“{name}” is clearly better than “{other}”. You may end it and keep the winner.',
  },
  controlWinsWhat: {
    vi: '“{name}” tốt hơn rõ rệt so với mọi nhánh khác. Có thể kết thúc và giữ lại nhánh này.',
    en: '“{name}” is clearly better than all the others. You may end it and keep this one.',
  },
  holdoutWinsWhat: {
    vi: 'Người không thấy chiến dịch đạt mục tiêu nhiều hơn rõ rệt. Nên dừng chiến dịch.',
    en: 'Those who do not see the campaign clearly reach the goal more often. Better end it.',
  },
  loserWhat: {
    vi: '{worse} kém hơn “{other}” rõ rệt, có thể bỏ đi. Chưa đủ chắc để nói trong các nhánh còn lại bên nào hơn.',
    en: 'Clearly worse than “{other}”: {worse}; you may take that out. Which of the rest is better is not sure yet.',
  },
  alsoWorse: {
    vi: 'Kém hơn “{other}” rõ rệt: {worse}.',
    en: 'Clearly worse than “{other}”: {worse}.',
  },
  noDifferenceWhat: {
    vi: 'Đã đủ người mà không thấy khác biệt đáng kể. Có thể kết thúc và giữ cách đơn giản hơn.',
    en: 'There were enough people, and no difference worth noting. You may end it and keep what is simpler.',
  },
  mismatchWhat: {
    vi: 'Số người ở mỗi nhánh lệch xa tỷ trọng đã đặt (p = {p}). Có gì đó sai trong cách hiển thị hoặc ghi nhận: đừng tin kết quả cho đến khi tìm ra nguyên nhân.',
    en: 'People per arm are far from the weights you set (p = {p}). Something is wrong in how it is shown or counted: do not trust the figures until it is found.',
  },
  peopleNeeded: {
    vi: 'Cần khoảng {needed} người để chắc; đã có {have}.',
    en: 'It takes about {needed} people to be sure; there are {have}.',
  },
  enough: { vi: 'Đã đủ người cho khác biệt đang thấy.', en: 'There are enough people for the difference seen.' },
  canLook: {
    vi: 'Con số này được phép xem bất cứ lúc nào mà không làm sai kết luận.',
    en: 'These figures may be looked at any time without spoiling the verdict.',
  },
  picture: { vi: 'Tỷ lệ đạt mục tiêu của mỗi nhánh', en: 'How many of each arm reach the goal' },
  pictureHint: {
    vi: 'Chấm là ước tính tốt nhất; thanh là khoảng chứa giá trị thật với 95 % khả năng. Thanh càng ít chồng nhau càng có vẻ khác biệt; đã đủ chắc để kết thúc hay chưa thì câu ở trên cho biết.',
    en: 'The dot is the best guess; the bar holds the true value with a chance of 95 %. The less the bars overlap, the more the arms seem to differ; whether that is sure enough to end it, the sentence above says.',
  },
  figures: { vi: 'Con số', en: 'Figures' },
  against: { vi: 'so với {name}', en: 'against {name}' },
  edit: { vi: 'Sửa chiến dịch', en: 'Edit the campaign' },
  first: { vi: 'biến thể đầu', en: 'the first variant' },
  none: { vi: '–', en: '–' },
  daysLeft: { vi: 'Với tốc độ này còn khoảng {days} ngày.', en: 'About {days} days more at this pace.' },
  upliftSays: {
    vi: '“{name}” so với {other}: {uplift} (từ {low} đến {high}).',
    en: '“{name}” against {other}: {uplift} (between {low} and {high}).',
  },
  perPersonMore: { vi: 'Doanh thu mỗi người hơn', en: 'Revenue a person above' },
  rateMore: { vi: 'Đạt mục tiêu hơn, trên 100 người', en: 'Goals above, of 100 people' },
};
