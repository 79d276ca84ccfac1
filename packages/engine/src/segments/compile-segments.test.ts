import type { LoggedEvent, Profile, Segment } from '@quen/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCondition } from '../condition/compile-condition.ts';
import { createContext, noonMs } from '../condition/evaluation-context.contract.ts';
import { createProfile } from '../profile/create-profile.ts';
import { foldProfile } from '../profile/fold-profile.ts';
import { type CompiledSegments, compileSegments } from './compile-segments.ts';
import { segmentChanges } from './segment-changes.ts';

const dayMs = 86_400_000;
const { shop } = createContext();
const segments: readonly Segment[] = [
  { id: 'customers', name: 'Khách hàng', condition: { 'orders.count': { $gte: 1 } } },
  { id: 'dormant', name: 'Lâu chưa mua', condition: { $inSegment: 'customers', 'orders.lastAt': { $olderThan: '60d' } } },
  { id: 'fresh', name: 'Vừa mua', condition: { $inSegment: 'customers', $not: { $inSegment: 'dormant' } } },
  {
    id: 'undecided',
    name: 'Xem giày ba lần mà chưa mua',
    condition: {
      events: {
        $performed: {
          name: 'view_item',
          where: { item_category: 'giay' },
          atLeast: 3,
          within: '14d',
          notFollowedBy: { name: 'purchase' },
        },
      },
    },
  },
  { id: 'weekend', name: 'Cuối tuần', condition: { 'time.now': { $dayOfWeek: ['sat', 'sun'] } } },
];

describe('compileSegments', () => {
  it('answers membership as events come in and as time goes by', () => {
    const profile = createProfile('p', noonMs);
    const compiled = compile(segments);
    expect(compiled.membershipOf(profile, shop, noonMs).segments).toEqual([]);
    for (const day of [0, 1, 2]) fold(profile, 'view_item', noonMs + day * dayMs);
    expect(compiled.membershipOf(profile, shop, noonMs + 2 * dayMs).segments).toEqual(['undecided']);
    fold(profile, 'purchase', noonMs + 3 * dayMs);
    expect(compiled.membershipOf(profile, shop, noonMs + 3 * dayMs).segments).toEqual(['customers', 'fresh']);
    expect(compiled.membershipOf(profile, shop, noonMs + 63 * dayMs + 1).segments).toEqual(['customers', 'dormant']);
  });

  it('knows when time alone will change it', () => {
    const profile = createProfile('p', noonMs);
    fold(profile, 'purchase', noonMs);
    const compiled = compile(segments.slice(0, 3));
    expect(compiled.membershipOf(profile, shop, noonMs).nextChangeAtMs).toBe(noonMs + 60 * dayMs + 1);
    expect(compiled.membershipOf(profile, shop, noonMs + 60 * dayMs + 1).nextChangeAtMs).toBe(Number.POSITIVE_INFINITY);
  });

  it('misses no change when it is only asked at the moments it names', () => {
    const compiled = compile(segments);
    const arbitraryEvents = fc.array(
      fc.tuple(fc.constantFrom('view_item', 'purchase', 'add_to_cart'), fc.integer({ min: 0, max: 30 * dayMs })),
      {
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(
        arbitraryEvents,
        fc.array(fc.integer({ min: 0, max: 90 * dayMs }), { minLength: 20, maxLength: 20 }),
        (events, looks) => {
          const profile = createProfile('p', noonMs);
          for (const [name, after] of events.sort((a, b) => a[1] - b[1])) fold(profile, name, noonMs + after);
          const startMs = noonMs + 30 * dayMs;
          let { segments: scheduled, nextChangeAtMs } = compiled.membershipOf(profile, shop, startMs);
          for (const nowMs of looks.map((after) => startMs + after).sort((a, b) => a - b)) {
            while (nextChangeAtMs <= nowMs)
              ({ segments: scheduled, nextChangeAtMs } = compiled.membershipOf(profile, shop, nextChangeAtMs));
            expect(scheduled).toEqual(compiled.membershipOf(profile, shop, nowMs).segments);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('lends its conditions to campaigns', () => {
    const compiled = compile(segments);
    const audience = compileCondition({ $inSegment: 'weekend' }, { segments: compiled.lookup });
    expect(audience.ok && audience.value.test(createContext())).toBe(false);
    expect(audience.ok && audience.value.test(createContext({ nowMs: noonMs - dayMs }))).toBe(true);
  });

  it('refuses two of one id, a circle, and what is not about the profile', () => {
    const faulty = compileSegments([
      { id: 'a', name: '', condition: { 'page.type': 'home' } },
      { id: 'b', name: '', condition: { $inSegment: 'c' } },
      { id: 'c', name: '', condition: { $or: [{ $inSegment: 'b' }] } },
      { id: 'a', name: '', condition: {} },
    ]);
    expect(!faulty.ok && faulty.issues.map((issue) => issue.path)).toEqual(
      expect.arrayContaining(['0.condition.page.type', '1.condition.$inSegment', '3.id']),
    );
  });
});

describe('segmentChanges', () => {
  it('tells what was entered and left', () => {
    expect(segmentChanges({ a: 1, b: 2 }, ['b', 'd', 'c'])).toEqual({ entered: ['c', 'd'], left: ['a'] });
  });
});

function compile(list: readonly Segment[]): CompiledSegments {
  const result = compileSegments(list);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

let position = 0;
function fold(profile: Profile, name: string, atMs: number): void {
  position++;
  const event: LoggedEvent = {
    position,
    messageId: `m${position}`,
    name,
    anonymousId: 'a',
    userId: null,
    properties: {
      currency: 'VND',
      ...(name === 'purchase' ? { transaction_id: `t${position}`, value_minor: 300_000 } : {}),
      items: [{ item_id: 'sp-1', item_category: 'giay', quantity: 1, price_minor: 300_000 }],
    },
    context: {},
    occurredAtMs: atMs,
    receivedAtMs: atMs,
    source: 'server',
    proof: 'none',
    flags: [],
  };
  foldProfile(profile, event, shop);
}
