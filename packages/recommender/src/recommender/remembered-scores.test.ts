import type { Interaction } from '@quen/protocol';
import { expect, it } from 'vitest';
import { rememberScores } from './remembered-scores.ts';

function view(itemId: string, kind: Interaction['kind'] = 'view'): Interaction {
  return { itemId, atMs: 1, kind };
}

it('asks once for the same session, again for another one, a longer answer, or when told to forget', () => {
  let asked = 0;
  const items = Array.from({ length: 9 }, (_, number) => ({ itemId: `p${number}`, score: 9 - number }));
  const scorer = rememberScores({
    score: (_session, limit) => {
      asked++;
      return items.slice(0, limit);
    },
  });
  expect(scorer.score([view('a')], 5)).toHaveLength(5);
  expect(scorer.score([view('a')], 5)).toHaveLength(5);
  expect(scorer.score([view('a')], 3)).toEqual(items.slice(0, 3));
  expect(asked).toBe(1);
  expect(scorer.score([view('a')], 8)).toHaveLength(8);
  expect(asked).toBe(2);
  scorer.score([view('a', 'cart')], 8);
  scorer.score([view('a 1 b')], 8);
  scorer.score([view('a'), view('b')], 8);
  expect(asked).toBe(5);
  scorer.forget();
  scorer.score([view('a'), view('b')], 8);
  expect(asked).toBe(6);
});
