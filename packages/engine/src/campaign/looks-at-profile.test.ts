import type { Condition } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { looksAtProfile } from './looks-at-profile.ts';

describe('looksAtProfile', () => {
  it.each<[boolean, Condition]>([
    [false, {}],
    [false, { 'page.type': 'home', 'cart.value': { $gt: 1 } }],
    [false, { $or: [{ 'time.hour': 9 }, { $not: { 'device.type': 'mobile' } }] }],
    [true, { 'orders.count': 1 }],
    [true, { $and: [{ 'page.type': 'home' }, { $nor: [{ 'traits.city': 'Huế' }] }] }],
    [true, { segments: { $inSegment: 'regulars' } }],
    [true, { $unheardOf: 1 }],
    [true, { 'product.wasBought': true }],
    [true, { $or: ['odd'] }],
  ])('%j: %j', (expected, condition) => {
    expect(looksAtProfile(condition)).toBe(expected);
  });
});
