import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strategyNames } from '../strategies/strategies.ts';
import { createRecommender } from './create-recommender.ts';
import type { Recommender } from './recommender.ts';
import { ask, nowMs, shopEvents, shopProduct } from './small-shop.ts';

const events = shopEvents(120, 60);
const products = Array.from({ length: 60 }, (_, number) => shopProduct(number));
const cheaper = shopProduct(1, { priceMinor: 50_000, updatedAtMs: nowMs - 1000 });

function bytes(shop: Recommender): Buffer {
  return Buffer.concat([...shop.snapshot()]);
}

function answers(shop: Recommender): string[] {
  return strategyNames.flatMap((name) => {
    const { items } = shop.recommend(ask([name], { itemId: 'p0', session: [{ itemId: 'p7', atMs: nowMs, kind: 'view' }] }));
    return items.map(({ itemId, score, strategy, reason }) => `${itemId} ${score} ${strategy} ${reason.text['en']}`);
  });
}

function learned(from = 0, to = events.length, shop = createRecommender()): Recommender {
  for (const { event, profileId } of events.slice(from, to)) shop.learn(event, profileId);
  return shop;
}

const whole = learned();
whole.upsertProducts(products);
whole.upsertProducts([cheaper]);
const wholeBytes = bytes(whole);
const wholeAnswers = answers(whole);

function finish<R>(run: Generator<unknown, R, void>): R {
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

describe('the snapshot', () => {
  it('is the same for the same log, and so are the answers, whenever the products came', () => {
    const shop = createRecommender();
    shop.upsertProducts(products.slice(0, 30).reverse());
    learned(0, 200, shop);
    shop.upsertProducts(products);
    learned(200, events.length, shop);
    shop.upsertProducts([cheaper]);
    expect(answers(shop)).toEqual(wholeAnswers);
    expect(bytes(shop).equals(wholeBytes)).toBe(true);
  });

  it('carries on where it was taken, at any event', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: events.length }), (cut) => {
        const before = learned(0, cut);
        before.upsertProducts([...products, cheaper]);
        const shop = createRecommender();
        shop.upsertProducts(products);
        const restored = finish(shop.restore([...before.snapshot()]));
        expect(restored).toEqual({ ok: true, value: events[cut - 1]?.event.position ?? 0 });
        expect(shop.learnedPosition).toBe(before.learnedPosition);
        learned(cut, events.length, shop);
        shop.upsertProducts([cheaper]);
        expect(answers(shop)).toEqual(wholeAnswers);
        expect(bytes(shop).equals(wholeBytes)).toBe(true);
      }),
      { numRuns: 8 },
    );
  });

  it('keeps what training found, and its version', () => {
    const trained = learned(0, 400);
    trained.upsertProducts([...products, cheaper]);
    for (const _ of trained.train(nowMs)) void _;
    const shop = createRecommender();
    shop.upsertProducts([...products, cheaper]);
    expect(finish(shop.restore(trained.snapshot())).ok).toBe(true);
    expect(trained.modelVersion).not.toBe(createRecommender().modelVersion);
    expect(shop.modelVersion).toBe(trained.modelVersion);
    expect(answers(shop)).toEqual(answers(trained));
  }, 120_000);

  it('may be read before the products are written, and in other chunks', () => {
    const shop = createRecommender();
    const all = new Uint8Array(wholeBytes);
    expect(finish(shop.restore([all.slice(0, 7), all.slice(7, 1000), all.slice(1000)])).ok).toBe(true);
    shop.upsertProducts([...products, cheaper]);
    expect(answers(shop)).toEqual(wholeAnswers);
  });

  it('is read in pauses in which the shop answers, and follows what happens to its products meanwhile', () => {
    const shop = learned(0, 50);
    shop.upsertProducts(products);
    const before = answers(shop);
    const reading = shop.restore([wholeBytes]);
    expect(reading.next().done).toBe(false);
    expect(answers(shop)).toEqual(before);
    shop.removeProducts(['p9']);
    let step = reading.next();
    for (; step.done !== true; step = reading.next()) answers(shop);
    expect(step.value).toEqual({ ok: true, value: whole.learnedPosition });
    shop.upsertProducts([cheaper]);
    const other = learned();
    other.upsertProducts([...products.filter(({ id }) => id !== 'p9'), cheaper]);
    expect(answers(shop)).toEqual(answers(other));
  });

  it('does not change with what is learned while it is written', () => {
    const shop = learned(0, 100);
    const expected = bytes(shop);
    const chunks: Uint8Array[] = [];
    for (const chunk of shop.snapshot()) {
      chunks.push(chunk);
      if (chunks.length === 1) learned(100, 150, shop);
    }
    expect(Buffer.concat(chunks).equals(expected)).toBe(true);
  });

  it('refuses what is broken and stays as it was', () => {
    const shop = learned(0, 50);
    shop.upsertProducts(products);
    const before = answers(shop);
    const all = new Uint8Array(wholeBytes);
    const broken = [
      new Uint8Array(0),
      all.slice(0, 100),
      all.slice(0, all.length - 4),
      Uint8Array.from(all, (byte, at) => (at === 4 ? byte + 1 : byte)),
      Uint8Array.from(all, (byte, at) => (at === 20 ? byte ^ 255 : byte)),
      new TextEncoder().encode('{"not": "ours"}'),
    ];
    for (const chunk of broken) {
      const restored = finish(shop.restore([chunk]));
      expect(restored.ok).toBe(false);
      if (!restored.ok) expect(restored.issues[0]?.message).toContain('learn the log anew');
    }
    expect(answers(shop)).toEqual(before);
    expect(shop.learnedPosition).toBe(events[49]?.event.position);
  });
});
