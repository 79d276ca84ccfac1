import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TokenTable } from './token-table.ts';

const texts = fc.array(fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('giày', 'giay', 'b:sen', 'p:VND:40')), {
  maxLength: 300,
});

it('numbers texts as a map would, up to its limit', () => {
  fc.assert(
    fc.property(texts, fc.nat(120), (some, limit) => {
      const table = new TokenTable(limit);
      const known = new Map<string, number>();
      for (const text of some) {
        if (!known.has(text) && known.size < limit) known.set(text, known.size);
        expect(table.add(text)).toBe(known.get(text) ?? -1);
      }
      expect(table.size).toBe(known.size);
    }),
  );
});

it('tells a hundred thousand texts apart', () => {
  const table = new TokenTable(1_000_000);
  const text = (at: number): string => (at % 2 === 0 ? `sp${at}` : `giày ${(at * 7_919).toString(36)}`);
  for (let at = 0; at < 100_000; at++) expect(table.add(text(at))).toBe(at);
  for (let at = 0; at < 100_000; at += 997) expect(table.add(text(at))).toBe(at);
});

it('takes texts over from another table', () => {
  const from = new TokenTable(10);
  for (const text of ['a', 'b', 'c']) from.add(text);
  const to = new TokenTable(10);
  expect(to.addFrom(from, 2)).toBe(0);
  expect([to.add('c'), to.add('b')]).toEqual([0, 1]);
});
