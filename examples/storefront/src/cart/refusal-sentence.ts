import type { Language, Text } from '../language.ts';
import { formatPrice } from '../price.ts';
import type { CodeRefusal } from './offer-desk.ts';

const sentences: Readonly<Record<string, Text>> = {
  unknown: { vi: 'Không có mã này. Bạn xem lại giúp từng chữ nhé.', en: 'There is no such code. Please check its letters.' },
  unavailable: {
    vi: 'Lúc này chưa kiểm tra được mã. Bạn thử lại sau ít phút, hoặc đặt hàng không dùng mã.',
    en: 'The code cannot be checked right now. Try again in a few minutes, or order without it.',
  },
  not_running: { vi: 'Ưu đãi của mã này đã dừng.', en: 'This code’s offer has stopped.' },
  out_of_schedule: { vi: 'Mã này chưa tới hoặc đã qua ngày dùng.', en: 'This code is not valid at this time.' },
  not_eligible: { vi: 'Mã này dành cho nhóm khách khác.', en: 'This code is for other customers.' },
  code_used: { vi: 'Mã này đã được dùng rồi.', en: 'This code has been used already.' },
  code_expired: { vi: 'Mã này đã hết hạn.', en: 'This code has expired.' },
  code_of_another: { vi: 'Mã này dành riêng cho một khách khác.', en: 'This code was made for somebody else.' },
  total_uses: { vi: 'Mã này vừa hết lượt.', en: 'This code has just run out.' },
  uses_per_customer: { vi: 'Bạn đã dùng hết lượt của mã này.', en: 'You have used this code as often as one may.' },
  uses_per_day: {
    vi: 'Hôm nay mã này đã hết lượt. Mai bạn quay lại nhé.',
    en: 'This code has run out for today. Come back tomorrow.',
  },
  total_spend: { vi: 'Mã này vừa hết ngân sách.', en: 'This code’s budget has just run out.' },
  spend_per_day: {
    vi: 'Hôm nay mã này đã hết ngân sách. Mai bạn quay lại nhé.',
    en: 'This code’s budget has run out for today. Come back tomorrow.',
  },
  no_lines: { vi: 'Mã này không áp dụng cho những món trong giỏ.', en: 'This code does not apply to what is in your cart.' },
  out_of_stock: { vi: 'Món quà của mã này đã hết.', en: 'This code’s gift is gone.' },
  outranked: { vi: 'Giỏ này đang có ưu đãi tốt hơn mã vừa nhập.', en: 'Your cart already has a better offer than this code.' },
};
const otherwise: Text = { vi: 'Mã này không áp dụng cho giỏ hàng này.', en: 'This code does not apply to this cart.' };

/** Why a code gives nothing, said to the shopper. */
export function refusalSentence({ why, missing }: CodeRefusal, language: Language): string {
  if (why === 'min_spend' && missing !== undefined) {
    const amount = formatPrice(missing, language);
    return language === 'vi' ? `Mua thêm ${amount} nữa là dùng được mã này.` : `Spend ${amount} more to use this code.`;
  }
  if (why === 'min_quantity' && missing !== undefined) {
    return language === 'vi' ? `Thêm ${missing} món nữa là dùng được mã này.` : `Add ${missing} more to use this code.`;
  }
  return (sentences[why] ?? otherwise)[language];
}
