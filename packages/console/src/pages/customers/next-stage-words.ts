import { useLanguage } from '../../i18n/language.tsx';

const words: { readonly [need: string]: { readonly vi: string; readonly en: string } } = {
  come_back: { vi: 'ghé lại lần nữa', en: 'come back once more' },
  identify: { vi: 'cho biết mình là ai', en: 'say who they are' },
  say_who_they_are: { vi: 'cho biết mình là ai', en: 'say who they are' },
  add_to_cart: { vi: 'bỏ hàng vào giỏ', en: 'put something into the cart' },
  answer_question: { vi: 'trả lời một câu hỏi', en: 'answer a question' },
  add_to_wishlist: { vi: 'lưu một món yêu thích', en: 'put something on the wishlist' },
  place_first_order: { vi: 'đặt đơn đầu tiên', en: 'place a first order' },
  place_second_order: { vi: 'đặt đơn thứ hai', en: 'place a second order' },
  order_again: { vi: 'đặt thêm đơn nữa', en: 'order again' },
  order_regularly: { vi: 'mua đều đặn', en: 'order regularly' },
  keep_rhythm: { vi: 'giữ nhịp mua đều', en: 'keep a regular rhythm' },
  be_satisfied: { vi: 'hài lòng', en: 'be satisfied' },
  rate_satisfaction: { vi: 'chấm điểm hài lòng', en: 'rate their satisfaction' },
  bring_others: { vi: 'giới thiệu người khác', en: 'bring others' },
  top_rfm: { vi: 'vào nhóm khách giá trị nhất', en: 'reach the most valuable group' },
};

/** Says what would bring the next stage; a code without words here is shown readably as it is. */
export function useNextStageWords(): (needs: readonly string[]) => string {
  const { language } = useLanguage();
  return (needs) =>
    new Intl.ListFormat(language, { type: 'disjunction' }).format(
      needs.map((need) => words[need]?.[language] ?? need.replaceAll('_', ' ')),
    );
}
