import type { Decision } from '@quen/protocol';
import { beforeEach, expect, it } from 'vitest';
import { openStorage } from '../storage/page-storage.ts';
import { openAnswerCache } from './answer-cache.ts';

beforeEach(() => sessionStorage.clear());

const decide = (placement: string, content: object): Decision =>
  ({ decisionId: `d-${placement}`, placement, reason: 'TARGETING_MATCH', content }) as unknown as Decision;
const url = 'https://shop.example/';

it('keeps offers for any page and recommendations for pages about the same', () => {
  const cache = openAnswerCache(openStorage('sessionStorage'));
  const picks = decide('similar', { kind: 'recommendations', items: [] });
  const offer = decide('bar', { kind: 'offer', endsAtMs: Date.now() + 1000 });
  const over = decide('late', { kind: 'offer', endsAtMs: Date.now() - 1 });
  cache.keep([picks, offer, over, decide('none', undefined as never)], { url, type: 'product', itemId: 'a' });
  expect(cache.find({ url, type: 'product', itemId: 'a' })).toEqual([picks, offer]);
  expect(cache.find({ url, type: 'product', itemId: 'b' })).toEqual([offer]);
});

it('begins empty', () => {
  expect(openAnswerCache(openStorage('sessionStorage')).find({ url })).toEqual([]);
});
