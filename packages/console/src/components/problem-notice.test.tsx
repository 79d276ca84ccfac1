import { MantineProvider } from '@mantine/core';
import { type ErrorCode, errorCodes, type Problem } from '@quen/protocol';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallError } from '../api/call.ts';
import { LanguageProvider } from '../i18n/language.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { problemWords } from './problem-words.ts';

const codes = Object.keys(errorCodes) as ErrorCode[];
const languages = ['vi', 'en'] as const;

// Fetched when first needed: how long that takes is not what is asked here.
beforeAll(() => import('./issue-list.tsx'));

let root: Root;
let place: HTMLElement;
beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
});
afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
});

async function show(error: unknown, language: 'vi' | 'en'): Promise<string> {
  // biome-ignore lint/suspicious/noDocumentCookie: it stands there as a browser would have it.
  document.cookie = `quen_console_language=${language};path=/`;
  await act(async () =>
    root.render(
      <MantineProvider env="test">
        <QueryClientProvider client={new QueryClient()}>
          <LanguageProvider>
            <ProblemNotice error={error} />
          </LanguageProvider>
        </QueryClientProvider>
      </MantineProvider>,
    ),
  );
  return place.innerText || (place.textContent ?? '');
}

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
    await vi.waitFor(
      async () => expect(await show(new CallError(problem), language)).toContain(problemWords.invalid_rule_set[language].title),
      { timeout: 20_000 },
    );
    const text = await show(new CallError(problem), language);
    const [weight, offer] =
      language === 'vi'
        ? ['Biến thể 1 › Tỷ trọng', 'Biến thể 2 › Thấy gì › Ưu đãi']
        : ['Variant 1 › Weight', 'Variant 2 › What they see › Offer'];
    expect(text).toContain(weight);
    expect(text).toContain(`${offer}: ${problemWords.unknown_offer[language].title}`);
    expect(text).toContain('Too small');
    expect(text).not.toContain('Nothing was saved');
  });
});
