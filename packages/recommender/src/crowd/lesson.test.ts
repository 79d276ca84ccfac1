import { expect, it } from 'vitest';
import { shopEvent } from '../recommender/small-shop.ts';
import { lessonOf } from './lesson.ts';

const atMs = Date.parse('2026-03-02T03:00:00Z');
const nothing = { position: 1, kind: 'nothing', ids: [], atMs, order: null };

it('takes the products of an event, each once, and when it happened', () => {
  expect(lessonOf(shopEvent(1, 'view_item', ['a', 'b', 'a'], atMs))).toEqual({
    position: 1,
    kind: 'view',
    ids: ['a', 'b'],
    atMs,
    order: null,
  });
  expect(lessonOf(shopEvent(1, 'add_to_cart', ['a'], atMs, { receivedAtMs: atMs - 5 }))).toMatchObject({
    kind: 'cart',
    atMs: atMs - 5,
  });
});

it('knows an order again by its number', () => {
  const order = (number: unknown) =>
    lessonOf(shopEvent(1, 'purchase', [], atMs, { properties: { items: [{ item_id: 'a' }], transaction_id: number as string } }))
      .order;
  expect(order('A-1')).toEqual(order('A-1'));
  expect(order('A-1')).not.toEqual(order('A-2'));
  expect([order(''), order(7)]).toEqual([null, null]);
});

it('takes what segment a person entered or left', () => {
  const told = { properties: { segmentId: 'regulars' } };
  expect(lessonOf(shopEvent(1, 'segment_entered', [], atMs, told))).toMatchObject({ kind: 'entered', ids: ['regulars'] });
  expect(lessonOf(shopEvent(1, 'segment_left', [], atMs, told))).toMatchObject({ kind: 'left', ids: ['regulars'] });
});

it.each([
  ['is not about products', shopEvent(1, 'page_view', ['a'], atMs)],
  ['is a bot’s', shopEvent(1, 'view_item', ['a'], atMs, { flags: ['bot'] })],
  ['names no product', shopEvent(1, 'view_item', [], atMs)],
  [
    'has only odd items',
    shopEvent(1, 'view_item', [], atMs, { properties: { items: [null, 7, {}, { item_id: 'x'.repeat(201) }] } }),
  ],
  ['names a segment that is no text', shopEvent(1, 'segment_entered', [], atMs, { properties: { segmentId: 7 } })],
])('teaches nothing where it %s', (_, event) => {
  expect(lessonOf(event)).toEqual(nothing);
});

it('teaches nothing without a time, and of at most fifty products', () => {
  expect(lessonOf(shopEvent(1, 'view_item', ['a'], Number.NaN)).kind).toBe('nothing');
  const many = Array.from({ length: 80 }, (_, number) => `p${number}`);
  expect(lessonOf(shopEvent(1, 'view_item', many, atMs)).ids).toHaveLength(50);
});
