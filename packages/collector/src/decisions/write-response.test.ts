import type { DecideResponse, Decision, ProductCard } from '@quen/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createResponseWriter } from './write-response.ts';

const text = fc.constantFrom('', 'Giày', '"items":[]', 'a\\"b', '\u2028', '{"items":[]}', 'đã xem');
const card: fc.Arbitrary<ProductCard> = fc.record(
  {
    itemId: fc.constantFrom('a', 'b', 'c'),
    title: text,
    url: text,
    currency: fc.constantFrom('VND', 'EUR'),
    strategy: fc.constantFrom('popular', 'trending'),
    reason: text,
    imageUrl: text,
    brand: text,
    category: text,
    price: fc.nat(2),
    listPrice: fc.nat(2),
  },
  { requiredKeys: ['itemId', 'title', 'url', 'currency', 'strategy'] },
);
const content: fc.Arbitrary<NonNullable<Decision['content']>> = fc.oneof(
  fc.record({
    kind: fc.constant('recommendations' as const),
    title: text,
    layout: fc.constant('grid' as const),
    items: fc.array(card, { maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('message' as const), headline: text, layout: fc.constant('bar' as const) }),
);
const decision: fc.Arbitrary<Decision> = fc.record(
  { decisionId: text, placement: text, reason: fc.constant('SPLIT' as const), content, campaign: text, variant: text },
  { requiredKeys: ['decisionId', 'placement', 'reason'] },
);
const response: fc.Arbitrary<DecideResponse> = fc.record(
  {
    decisions: fc.array(decision, { maxLength: 3 }),
    results: fc.array(fc.record({ index: fc.nat(3), status: fc.constant('accepted' as const) }), { maxLength: 2 }),
    ruleSetVersion: fc.nat(),
    trace: fc.array(fc.record({ placement: text, candidates: fc.constant([]) }), { maxLength: 1 }),
  },
  { requiredKeys: ['decisions', 'results', 'ruleSetVersion'] },
);

it('writes what JSON.stringify would, whatever it wrote before', () => {
  const write = createResponseWriter();
  fc.assert(
    fc.property(response, fc.constantFrom('vi', 'en'), (answer, locale) => {
      expect(JSON.parse(write(answer, locale).toString())).toEqual(JSON.parse(JSON.stringify(answer)));
    }),
    { numRuns: 500 },
  );
});
