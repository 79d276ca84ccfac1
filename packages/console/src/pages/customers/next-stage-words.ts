import type { NextStageNeed } from '@quen/collector/console-api';
import { useLanguage } from '../../i18n/language.tsx';

const words: { readonly [N in NextStageNeed]: { readonly vi: string; readonly en: string } } = {
  come_back: { vi: 'ghé lại lần nữa', en: 'come back once more' },
  say_who_they_are: { vi: 'cho biết mình là ai', en: 'say who they are' },
  fill_cart: { vi: 'bỏ hàng vào giỏ', en: 'put something into the cart' },
  keep_a_wish: { vi: 'lưu một món yêu thích', en: 'put something on the wishlist' },
  answer_a_question: { vi: 'trả lời một câu hỏi', en: 'answer a question' },
  place_first_order: { vi: 'đặt đơn đầu tiên', en: 'place a first order' },
  place_second_order: { vi: 'đặt đơn thứ hai', en: 'place a second order' },
  order_again: { vi: 'đặt thêm đơn nữa', en: 'order again' },
  order_regularly: { vi: 'mua đều đặn', en: 'order regularly' },
  order_five_times: { vi: 'đặt đến đơn thứ năm', en: 'order five times' },
  be_satisfied: { vi: 'hài lòng hơn', en: 'be more satisfied' },
  bring_somebody: { vi: 'giới thiệu một người bạn', en: 'bring somebody' },
};

/** Says what would bring the next stage. */
export function useNextStageWords(): (needs: readonly NextStageNeed[]) => string {
  const { language } = useLanguage();
  return (needs) => new Intl.ListFormat(language, { type: 'disjunction' }).format(needs.map((need) => words[need][language]));
}
