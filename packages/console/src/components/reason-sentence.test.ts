import { reasons, traceCodes } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { reasonSentence } from './reason-sentence.ts';

const nameOf = (id: string): string => id;

describe('why it was not shown', () => {
  it('is said with its figures in both languages', () => {
    const capped = { reason: 'CAPPED', code: 'seen_enough', facts: { times: 3, max: 3, per: 'week' } } as const;
    expect(reasonSentence(capped, 'en', nameOf)).toBe('Not shown: seen 3 of 3 times this week');
    expect(reasonSentence(capped, 'vi', nameOf)).toBe('Không hiện: đã thấy 3/3 lần tuần này');
    const held = { reason: 'HOLDOUT', code: 'campaign_holdout', facts: { share: 0.05 } } as const;
    expect(reasonSentence(held, 'en', nameOf)).toContain('one of the 5%');
    const spent = {
      reason: 'BUDGET_EXHAUSTED',
      code: 'offer_total_spend',
      facts: { limit: 500_000, actual: 500_000, currency: 'VND' },
    } as const;
    expect(reasonSentence(spent, 'vi', nameOf)).toMatch(/^Không hiện: ngân sách đã chi 500.000\s₫\/500.000\s₫$/);
    expect(reasonSentence({ reason: 'NO_CONSENT', code: 'no_consent', facts: { purpose: 'marketing' } }, 'vi', nameOf)).toBe(
      'Không hiện: khách chưa đồng ý về tiếp thị',
    );
  });

  it('names what goes first', () => {
    expect(reasonSentence({ reason: 'OUTRANKED', code: 'outranked', outrankedBy: 'b' }, 'en', nameOf)).toBe(
      'Not shown: “b” goes first',
    );
    expect(reasonSentence({ reason: 'OUTRANKED', outrankedBy: 'b' }, 'en', nameOf)).toContain('(b)');
  });

  it.each(['vi', 'en'] as const)('has words for every reason and every detail in %s', (language) => {
    for (const reason of reasons) expect(reasonSentence({ reason }, language, nameOf)).not.toBe('');
    const sentences = traceCodes.map((code) => reasonSentence({ reason: 'EXCLUDED', code }, language, nameOf));
    expect(new Set(sentences).size).toBe(traceCodes.length);
  });
});
