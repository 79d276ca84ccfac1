import { type CandidateTrace, fromMinor, type TraceCode } from '@quen/protocol';
import type { Language } from '../i18n/language.tsx';
import { purposeText } from './purpose-text.ts';
import { reasonText } from './reason-text.ts';

type Words = Readonly<Record<Language, string>>;

/** What exactly it was, after the reason; `{name}` stands for a figure of the trace. */
const details: Readonly<Record<TraceCode, Words>> = {
  not_running: { vi: 'chiến dịch {status}', en: 'the campaign is {status}' },
  no_consent: { vi: 'khách chưa đồng ý về {purpose}', en: 'there is no consent to {purpose}' },
  outside_namespace: { vi: 'ngoài phần khách của “{namespace}”', en: 'outside its share of “{namespace}”' },
  seen_enough: { vi: 'đã thấy {times}/{max} lần {per}', en: 'seen {times} of {max} times {per}' },
  placed_enough: {
    vi: 'đã thấy {times}/{max} lần {per}, và trang này đã có {placed} lần',
    en: 'seen {times} of {max} times {per}, and this page has it {placed} times',
  },
  campaign_holdout: {
    vi: 'thuộc {share} khách không bao giờ thấy, để đo hiệu quả',
    en: 'one of the {share} who never see it, so that its effect can be measured',
  },
  shop_holdout: {
    vi: 'thuộc {share} khách không được cá nhân hoá, để biết Quen đem lại gì',
    en: 'one of the {share} who are never personalized, so that the whole can be measured',
  },
  outranked: { vi: '{campaign} được ưu tiên hơn', en: '{campaign} goes first' },
  group_taken: {
    vi: '{campaign} cùng nhóm “{group}” đã ở trên trang',
    en: '{campaign} of the group “{group}” is on this page',
  },
  drawn: { vi: '{share} khách nhận biến thể này', en: '{share} get this variant' },
  kept: { vi: 'giữ biến thể khách đã thấy', en: 'keeps the variant they have seen' },
  offer_on_page: { vi: 'ưu đãi đã có trên trang', en: 'the offer stands on this page already' },
  gift_out_of_stock: { vi: 'quà “{itemId}” hết hàng', en: 'the gift “{itemId}” is out of stock' },
  question_answered: { vi: 'khách đã trả lời câu này', en: 'the customer has answered it' },
  question_on_page: { vi: 'câu hỏi đã có trên trang', en: 'the question stands on this page already' },
  no_products: {
    vi: 'không còn sản phẩm nào để gợi ý, bộ lọc đã bỏ {removed}',
    en: 'no product is left to recommend; filters took out {removed}',
  },
  offer_not_running: { vi: 'ưu đãi chưa chạy', en: 'the offer is not running' },
  offer_out_of_schedule: { vi: 'ưu đãi ngoài thời gian áp dụng', en: 'the offer is not on at this time' },
  offer_not_eligible: { vi: 'khách không đủ điều kiện nhận ưu đãi', en: 'the customer is not eligible for the offer' },
  offer_total_uses: { vi: 'ưu đãi đã dùng {actual}/{limit} lượt', en: 'the offer was used {actual} of {limit} times' },
  offer_uses_per_customer: { vi: 'khách đã dùng {actual}/{limit} lượt', en: 'the customer used it {actual} of {limit} times' },
  offer_uses_per_day: { vi: 'hôm nay đã dùng {actual}/{limit} lượt', en: 'used {actual} of {limit} times today' },
  offer_total_spend: { vi: 'ngân sách đã chi {actual}/{limit}', en: '{actual} of {limit} of the budget is spent' },
  offer_spend_per_day: { vi: 'hôm nay đã chi {actual}/{limit}', en: '{actual} of {limit} is spent today' },
  offer_code_used: { vi: 'khách đã dùng mã của mình', en: 'the customer has used their code' },
  offer_code_expired: { vi: 'mã của khách đã hết hạn', en: 'the customer’s code has run out' },
};
/** Details of what was shown; all others say why something was not. */
const shown: ReadonlySet<TraceCode> = new Set(['drawn', 'kept']);
/** Details whose limits are amounts, not counts. */
const ofMoney: ReadonlySet<TraceCode> = new Set(['offer_total_spend', 'offer_spend_per_day']);
const notShown: Words = { vi: 'Không hiện', en: 'Not shown' };

const texts: Readonly<Record<string, Words>> = {
  session: { vi: 'trong lượt ghé này', en: 'this session' },
  day: { vi: 'hôm nay', en: 'today' },
  week: { vi: 'tuần này', en: 'this week' },
  lifetime: { vi: 'từ trước tới nay', en: 'in all' },
  draft: { vi: 'còn là bản nháp', en: 'a draft' },
  scheduled: { vi: 'chưa tới lịch', en: 'scheduled' },
  paused: { vi: 'đang tạm dừng', en: 'paused' },
  ended: { vi: 'đã kết thúc', en: 'ended' },
};

/** Why a campaign was or was not shown, as a sentence with its figures: `Not shown: seen 3 of 3 times this week`. */
export function reasonSentence(
  { reason, code, facts, outrankedBy }: Omit<CandidateTrace, 'campaign' | 'detail'>,
  language: Language,
  nameOf: (campaign: string) => string,
): string {
  const sentence = reasonText[reason][language];
  if (code === undefined) return outrankedBy === undefined ? sentence : `${sentence} (${nameOf(outrankedBy)})`;
  const told = { ...facts, ...(outrankedBy !== undefined && { campaign: nameOf(outrankedBy) }) };
  return `${shown.has(code) ? sentence : notShown[language]}: ${sayDetail(code, told, language)}`;
}

/** A count held against its limit, whether it decided anything or not; null for what has no words. */
export function countedSentence(
  code: string,
  facts: { readonly [name: string]: string | number },
  language: Language,
): string | null {
  return Object.hasOwn(details, code) ? sayDetail(code as TraceCode, facts, language) : null;
}

function sayDetail(code: TraceCode, told: { readonly [name: string]: string | number }, language: Language): string {
  return details[code][language].replace(/\{(\w+)\}/g, (_, name: string) =>
    sayFact(name, told[name], language, ofMoney.has(code) ? String(told['currency'] ?? '') : ''),
  );
}

/** @param currency of an amount; empty for what is none */
function sayFact(name: string, fact: string | number | undefined, language: Language, currency: string): string {
  if (fact === undefined) return '…';
  if (typeof fact === 'number') {
    const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
    if (name === 'share') return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(fact);
    if (currency === '') return new Intl.NumberFormat(locale).format(fact);
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(fromMinor(fact, currency));
  }
  if (name === 'campaign') return `“${fact}”`;
  if (name === 'purpose' && Object.hasOwn(purposeText, fact)) {
    return purposeText[fact as keyof typeof purposeText][language].toLowerCase();
  }
  return Object.hasOwn(texts, fact) ? (texts[fact]?.[language] ?? fact) : fact;
}
