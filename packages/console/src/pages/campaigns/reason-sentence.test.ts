import { reasons } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { reasonSentence } from './reason-sentence.ts';

const nameOf = (id: string): string => `“${id}”`;

describe('why it was not shown', () => {
  it('is said with its figures in both languages', () => {
    const capped = { campaign: 'a', reason: 'CAPPED', detail: 'seen 3 of 3 times this week' } as const;
    expect(reasonSentence(capped, 'en', nameOf)).toBe('Not shown: seen 3 of 3 times this week');
    expect(reasonSentence(capped, 'vi', nameOf)).toBe('Không hiện: đã thấy 3/3 lần tuần này');
    expect(reasonSentence({ campaign: 'a', reason: 'OUTRANKED', detail: '', outrankedBy: 'b' }, 'en', nameOf)).toContain('“b”');
    expect(
      reasonSentence({ campaign: 'a', reason: 'HOLDOUT', detail: 'one of the 5 % who never see it, so' }, 'en', nameOf),
    ).toContain('(5 %)');
  });
  it('has words for every reason', () => {
    for (const reason of reasons)
      for (const language of ['vi', 'en'] as const)
        expect(reasonSentence({ campaign: 'a', reason, detail: '' }, language, nameOf)).not.toBe('');
  });
});
