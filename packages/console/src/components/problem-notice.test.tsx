import { type ErrorCode, errorCodes, type Problem } from '@quen/protocol';
import { act } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { show } from '../../test/show.tsx';
import { CallError } from '../api/call.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { problemWords } from './problem-words.ts';

const codes = Object.keys(errorCodes) as ErrorCode[];
const languages = ['vi', 'en'] as const;

// Fetched when first needed: how long that takes is not what is asked here.
beforeAll(() => import('./issue-list.tsx'));

describe.each(languages)('problems in %s', (language) => {
  it.each(codes)('has words of its own for %s', (code) => {
    const { title, todo } = problemWords[code][language];
    expect(title).not.toBe('');
    expect(todo).not.toBe('');
    // What a marketer reads names no requests, headers or commands.
    expect(`${title} ${todo}`).not.toMatch(/[`{}]|issues|schema|quen |\/docs/);
    const other = problemWords[code][language === 'vi' ? 'en' : 'vi'];
    expect([title, todo]).not.toEqual([other.title, other.todo]);
  });

  it('tells a fault by the name of its field, with the server’s own words beside', async () => {
    const problem: Problem = {
      type: '/problems/invalid_rule_set',
      code: 'invalid_rule_set',
      title: 'The rules contradict each other',
      status: 400,
      detail: 'Nothing was saved',
      issues: [
        { code: 'invalid_rule_set', path: 'variants.0.weight', message: 'Too small: expected number to be >=0' },
        { code: 'unknown_offer', path: 'variants.1.content.offerId', message: 'There is no offer "x".' },
      ],
    };
    // The list of faults is loaded when it is first needed.
    const place = await show(<ProblemNotice error={new CallError(problem)} />, language);
    const [weight, offer] =
      language === 'vi'
        ? ['Biến thể 1 › Tỷ trọng', 'Biến thể 2 › Thấy gì › Ưu đãi']
        : ['Variant 1 › Weight', 'Variant 2 › What they see › Offer'];
    const shown = async (): Promise<void> => {
      await act(() => new Promise((done) => setTimeout(done)));
      expect(place.textContent).toContain(weight);
    };
    await vi.waitFor(shown, { timeout: 20_000 });
    const text = place.textContent;
    expect(text).toContain(problemWords.invalid_rule_set[language].title);
    expect(text).toContain(`${offer}: ${problemWords.unknown_offer[language].title}`);
    expect(text).toContain('Too small');
    expect(text).not.toContain('Nothing was saved');
  });
});
