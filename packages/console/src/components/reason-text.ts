import type { Reason } from '@quen/protocol';
import type { Texts } from '../i18n/use-text.ts';

/** Reasons of decisions, as a marketer would say them. */
export const reasonText: Texts<Reason> = {
  TARGETING_MATCH: { vi: 'Được hiện: đúng đối tượng', en: 'Shown: the audience fits' },
  SPLIT: { vi: 'Được hiện: rơi vào phương án này', en: 'Shown: drawn into this variant' },
  DEFAULT: { vi: 'Không có chiến dịch nào: giữ nội dung của cửa hàng', en: 'No campaign: the shop’s own content stays' },
  DISABLED: { vi: 'Chiến dịch chưa chạy', en: 'The campaign is not running' },
  ERROR: { vi: 'Có lỗi', en: 'An error' },
  NOT_IN_AUDIENCE: { vi: 'Không thuộc đối tượng', en: 'Not in the audience' },
  OUT_OF_SCHEDULE: { vi: 'Ngoài lịch chạy', en: 'Outside its schedule' },
  NO_CONSENT: { vi: 'Chưa đồng ý', en: 'No consent' },
  HOLDOUT: { vi: 'Thuộc nhóm đối chứng', en: 'Held out, to measure uplift' },
  CAPPED: { vi: 'Đã thấy đủ số lần', en: 'Seen often enough' },
  BUDGET_EXHAUSTED: { vi: 'Hết ngân sách', en: 'The budget is used up' },
  LIMIT_REACHED: { vi: 'Đã đến giới hạn', en: 'A limit is reached' },
  EXCLUDED: { vi: 'Bị loại trừ', en: 'Excluded' },
  OUTRANKED: { vi: 'Nhường cho chiến dịch ưu tiên hơn', en: 'Another campaign goes first' },
  OUT_OF_STOCK: { vi: 'Hết hàng', en: 'Out of stock' },
  NO_CANDIDATES: { vi: 'Không có sản phẩm phù hợp', en: 'No product fits' },
};
