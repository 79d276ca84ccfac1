import type { EventSource } from '@quen/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testEvent } from './logged-event.contract.ts';
import { followOrder, type OrderWorth, unknownWorth } from './order-worth.ts';

interface Told {
  readonly name: 'purchase' | 'refund' | 'order_cancelled';
  readonly source: EventSource;
  readonly value?: number;
  readonly currency?: string;
}

function follow(told: readonly Told[]): OrderWorth {
  return told.reduce((worth, { name, source, value, currency = 'VND' }) => {
    const properties = { transaction_id: 't', currency, ...(value !== undefined && { value_minor: value }) };
    return followOrder(worth, testEvent(name, properties, { source }), 'VND');
  }, unknownWorth);
}

describe('an order’s worth', () => {
  it('is what the shop confirms first, less what it gives back, in any order', () => {
    const amount = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(amount, fc.array(amount, { maxLength: 5 }), fc.nat(5), (value, refunds, when) => {
        const back = refunds.map((one): Told => ({ name: 'refund', source: 'server', value: one }));
        const told = [...back.slice(0, when), { name: 'purchase', source: 'server', value } as const, ...back.slice(when)];
        const left = refunds.reduce((sum, one) => sum - one, value);
        expect(follow(told).revenueMinor).toBe(Math.max(0, left));
      }),
    );
  });

  it('is moved by nothing that a browser says, nor by another currency', () => {
    const confirmed: Told = { name: 'purchase', source: 'server', value: 100 };
    const others: readonly Told[] = [
      { name: 'purchase', source: 'browser', value: 900 },
      { name: 'refund', source: 'browser', value: 10 },
      { name: 'order_cancelled', source: 'browser' },
      { name: 'purchase', source: 'server', value: 5, currency: 'USD' },
      { name: 'refund', source: 'server', value: 5, currency: 'USD' },
    ];
    for (const other of others) {
      expect(follow([other])).toBe(unknownWorth);
      expect(follow([other, confirmed, other])).toEqual({ revenueMinor: 100, givenBackMinor: 0, cancelled: false });
    }
  });

  it('is nothing when all is given back, before or after it is confirmed, and stays known when it is cancelled', () => {
    const confirmed: Told = { name: 'purchase', source: 'server', value: 100 };
    const all: Told = { name: 'refund', source: 'server' };
    expect(follow([confirmed, all]).revenueMinor).toBe(0);
    expect(follow([all, all, confirmed]).revenueMinor).toBe(0);
    const cancelled = follow([confirmed, { name: 'order_cancelled', source: 'server' }, confirmed]);
    expect(cancelled).toEqual({ revenueMinor: 100, givenBackMinor: 0, cancelled: true });
  });
});
