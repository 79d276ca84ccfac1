import type { CandidateTrace } from '@quen/protocol';
import { reasonText } from './reason-text.ts';

const periods: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  session: { vi: 'trong phiên này', en: 'this session' },
  day: { vi: 'hôm nay', en: 'today' },
  today: { vi: 'hôm nay', en: 'today' },
  week: { vi: 'tuần này', en: 'this week' },
  lifetime: { vi: 'từ trước tới nay', en: 'ever' },
};

/** Why a campaign was or was not shown, as a sentence with its figures: `Not shown: seen 3 of 3 times this week`. */
export function reasonSentence(
  { reason, detail, outrankedBy }: CandidateTrace,
  language: 'vi' | 'en',
  nameOf: (campaign: string) => string,
): string {
  const seen = /^seen (\d+) of (\d+) times\s*(.*)$/.exec(detail);
  if (reason === 'CAPPED' && seen) {
    const [, times = '', max = '', when = ''] = seen;
    const period = periods[Object.keys(periods).find((key) => when.includes(key)) ?? 'lifetime']?.[language] ?? when;
    return language === 'vi'
      ? `Không hiện: đã thấy ${times}/${max} lần ${period}`
      : `Not shown: seen ${times} of ${max} times ${period}`;
  }
  const sentence = reasonText[reason][language];
  if (outrankedBy !== undefined) return `${sentence} (${nameOf(outrankedBy)})`;
  const share = /^one of the ([\d.,]+) ?%/.exec(detail);
  if (reason === 'HOLDOUT' && share) return `${sentence} (${share[1]} %)`;
  const used = /^used (\d+) of (\d+) times/.exec(detail);
  if (used) return `${sentence} (${used[1]}/${used[2]})`;
  return sentence;
}
