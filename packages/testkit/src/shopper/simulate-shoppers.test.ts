import type { EventEnvelope } from '@quen/protocol';
import { eventNamePattern } from '@quen/protocol';
import { eventEnvelopeSchema } from '@quen/protocol/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateCatalogue } from '../catalogue.ts';
import { topCategory } from './persona.ts';
import { simulateShoppers } from './simulate-shoppers.ts';

const nowMs = Date.UTC(2026, 4, 20, 3, 30);
const products = generateCatalogue({ products: 120, categories: 6, brands: 18, nowMs });
const month = [...simulateShoppers({ products, shoppers: 400, seed: 7, nowMs })];

const itemsOf = (event: EventEnvelope): Record<string, unknown>[] => (event.properties?.['items'] ?? []) as never;
const named = (name: string): EventEnvelope[] => month.filter((event) => event.name === name);

describe('simulateShoppers', () => {
  it('plays the same crowd from the same arguments', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 12 }), (seed, days) => {
        const play = (): string => JSON.stringify([...simulateShoppers({ products, shoppers: 8, days, seed, nowMs })]);
        expect(play()).toBe(play());
      }),
      { numRuns: 20 },
    );
  });

  it('plays another crowd from another seed', () => {
    expect(JSON.stringify([...simulateShoppers({ products, shoppers: 400, seed: 8, nowMs })])).not.toBe(JSON.stringify(month));
  });

  it('yields events in order of time, within its days, never twice', () => {
    const times = month.map((event) => event.timestamp as number);
    for (let index = 1; index < times.length; index += 1) expect(times[index]).toBeGreaterThanOrEqual(times[index - 1] ?? 0);
    expect(Math.max(...times)).toBeLessThan(nowMs);
    expect(Math.min(...times)).toBeGreaterThan(nowMs - 32 * 86_400_000);
    expect(new Set(month.map((event) => event.messageId)).size).toBe(month.length);
  });

  it('writes events the protocol takes, with prices in decimals and products of the catalogue', () => {
    const known = new Map(products.map((product) => [product.id, product]));
    for (const event of month) {
      expect(eventEnvelopeSchema.safeParse(event).success).toBe(true);
      expect(event.name).toMatch(eventNamePattern);
      for (const item of itemsOf(event)) expect(item['price']).toBe(known.get(String(item['item_id']))?.priceMinor);
    }
  });

  it('makes about twenty events a shopper, and a funnel that narrows', () => {
    expect(month.length / 400).toBeGreaterThan(14);
    expect(month.length / 400).toBeLessThan(32);
    expect(named('view_item').length).toBeGreaterThan(named('add_to_cart').length * 3);
    expect(named('add_to_cart').length).toBeGreaterThan(named('purchase').length);
    expect(named('begin_checkout').length).toBeGreaterThanOrEqual(named('purchase').length);
    expect(named('purchase').length).toBeGreaterThan(30);
  });

  it('gives people tastes: half of what one looks at is of one category', () => {
    const byPerson = new Map<string, Map<string, number>>();
    for (const event of named('view_item')) {
      const counts = byPerson.get(event.anonymousId ?? '') ?? new Map<string, number>();
      const category = String(itemsOf(event)[0]?.['item_category']);
      counts.set(category, (counts.get(category) ?? 0) + 1);
      byPerson.set(event.anonymousId ?? '', counts);
    }
    const shares = [...byPerson.values()]
      .map((counts) => [...counts.values()])
      .filter((counts) => counts.reduce((a, b) => a + b, 0) >= 8)
      .map((counts) => Math.max(...counts) / counts.reduce((a, b) => a + b, 0));
    expect(shares.length).toBeGreaterThan(30);
    expect(shares.reduce((a, b) => a + b, 0) / shares.length).toBeGreaterThan(0.5);
    expect(new Set(products.map(topCategory)).size).toBe(6);
  });

  it('has people who come back, people who buy again, and people the shop knows', () => {
    const orders = new Map<string, number>();
    for (const event of named('purchase')) orders.set(event.anonymousId ?? '', (orders.get(event.anonymousId ?? '') ?? 0) + 1);
    expect([...orders.values()].filter((count) => count > 1).length).toBeGreaterThan(3);
    const people = new Set(month.map((event) => event.anonymousId));
    const known = new Set(month.filter((event) => event.userId !== undefined).map((event) => event.userId));
    expect(people.size).toBe(400);
    expect(known.size).toBeGreaterThan(40);
    expect(known.size).toBeLessThan(240);
  });

  it('says the order’s value as goods and shipping', () => {
    for (const event of named('purchase')) {
      const goods = itemsOf(event).reduce((sum, item) => sum + Number(item['price']) * Number(item['quantity']), 0);
      expect(event.properties?.['value']).toBe(goods + Number(event.properties?.['shipping']));
      expect(event.properties?.['transaction_id']).toMatch(/^DH/);
    }
  });
});
