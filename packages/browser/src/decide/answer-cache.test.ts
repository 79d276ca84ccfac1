import type { Decision } from '@quen/protocol';
import { beforeEach, expect, it, vi } from 'vitest';
import { keeping } from '../storage/page-storage.ts';
import { openAnswerCache } from './answer-cache.ts';

beforeEach(() => {
  localStorage.clear();
  keeping.isAllowed = () => true;
});

const decide = (placement: string, content: object): Decision =>
  ({ decisionId: `d-${placement}`, placement, reason: 'TARGETING_MATCH', content }) as unknown as Decision;
const url = 'https://shop.example/';

it('keeps offers for any page, and what is chosen for a page for the same one', () => {
  const picks = decide('similar', { kind: 'recommendations', items: [] });
  const offer = decide('bar', { kind: 'offer', endsAtMs: Date.now() + 1000 });
  const over = decide('late', { kind: 'offer', endsAtMs: Date.now() - 1 });
  const none = decide('none', undefined as never);
  openAnswerCache().keep([picks, offer, over, none], { url: `${url}a` });
  const cache = openAnswerCache();
  const findAll = (path: string): unknown[] =>
    ['similar', 'bar', 'late', 'none'].map((name) => cache.recall(name, { url: url + path }));
  expect(findAll('a')).toEqual([picks, offer, undefined, none]);
  expect(findAll('b')).toEqual([undefined, offer, undefined, undefined]);
});

it('begins empty, forgets after half an hour, and lasts as long as the document where storage is blocked', () => {
  vi.useFakeTimers();
  const cache = openAnswerCache();
  expect(cache.recall('bar', { url })).toBeUndefined();
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('blocked', 'SecurityError');
  });
  const offer = decide('bar', { kind: 'offer' });
  cache.keep([offer], { url });
  expect(cache.recall('bar', { url })).toEqual(offer);
  vi.advanceTimersByTime(31 * 60_000);
  expect(cache.recall('bar', { url })).toBeUndefined();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('leaves nothing behind where nothing may be stored', () => {
  keeping.isAllowed = () => false;
  const cache = openAnswerCache();
  const offer = decide('bar', { kind: 'offer' });
  cache.keep([offer], { url });
  expect(cache.recall('bar', { url })).toEqual(offer);
  expect(localStorage).toHaveLength(0);
});
