import type { Reason } from '@quen/protocol';
import type { Texts } from '../i18n/use-text.ts';

/** Reasons as what happened, in words; the figures of a trace's detail come after. */
export const reasonText: Texts<Reason> = {
  TARGETING_MATCH: { vi: 'Được hiện', en: 'Shown' },
  SPLIT: { vi: 'Được hiện, biến thể chọn theo tỷ trọng', en: 'Shown; the variant was drawn by weight' },
  DEFAULT: { vi: 'Không có gì để hiện: giữ nội dung sẵn có của trang', en: 'Nothing to show: the page keeps its own content' },
  DISABLED: { vi: 'Không hiện: chiến dịch chưa chạy', en: 'Not shown: the campaign is not running' },
  ERROR: { vi: 'Không hiện: có lỗi', en: 'Not shown: something failed' },
  NOT_IN_AUDIENCE: { vi: 'Không hiện: không thuộc đối tượng', en: 'Not shown: not in the audience' },
  OUT_OF_SCHEDULE: { vi: 'Không hiện: ngoài lịch', en: 'Not shown: outside its schedule' },
  NO_CONSENT: { vi: 'Không hiện: khách chưa đồng ý', en: 'Not shown: there is no consent' },
  HOLDOUT: { vi: 'Không hiện: thuộc nhóm đối chứng', en: 'Not shown: in the holdout' },
  CAPPED: { vi: 'Không hiện: đã thấy đủ số lần', en: 'Not shown: seen often enough' },
  BUDGET_EXHAUSTED: { vi: 'Không hiện: ưu đãi hết ngân sách', en: 'Not shown: the offer’s budget is spent' },
  LIMIT_REACHED: { vi: 'Không hiện: ưu đãi hết lượt', en: 'Not shown: the offer is used up' },
  EXCLUDED: { vi: 'Không hiện: nhường cho nội dung cùng nhóm', en: 'Not shown: another of its group stands there' },
  OUTRANKED: { vi: 'Không hiện: chiến dịch khác được ưu tiên hơn', en: 'Not shown: another campaign goes first' },
  OUT_OF_STOCK: { vi: 'Không hiện: hết hàng', en: 'Not shown: out of stock' },
  NO_CANDIDATES: { vi: 'Không hiện: không có sản phẩm phù hợp', en: 'Not shown: no product fits' },
};
