import type { Json } from '@quen/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullContext } from './arbitrary-condition.contract.ts';
import { compileCondition } from './compile-condition.ts';
import { noonMs } from './evaluation-context.contract.ts';
import type { EvaluationContext } from './evaluation-context.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const zones = [
  'Asia/Ho_Chi_Minh',
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Nowhere/At_All',
];
/** Around the days on which clocks are put forward and back. */
const presents = [
  '2025-03-30T00:30:00Z',
  '2025-10-25T20:00:00Z',
  '2025-11-02T04:30:00Z',
  '2025-03-09T06:00:00Z',
  '2025-04-05T14:10:00Z',
  '2025-10-04T15:00:00Z',
  '2018-11-04T02:00:00Z',
].map((text) => Date.parse(text));

const spans = fc.constantFrom('30m', '3h', '36h', '5d', '2w');
const times = fc.constantFrom('profile.lastOrderAt', 'profile.lastSeenAt', 'session.startedAt', 'traits.when', 'traits.ahead');
const hours = fc.constantFrom('00:00', '01:30', '02:00', '02:15', '03:00', '09:00', '23:45');
const range = fc
  .tuple(hours, hours)
  .filter(([from, to]) => from !== to)
  .map(([from, to]) => ({ from, to }));
const filter = fc.constantFrom<Json>(
  { name: 'view_item' },
  { name: 'purchase' },
  {},
  { where: { at: { $within: '2d' } } },
  { where: { item_category: 'giay' } },
);
const behaviour = fc
  .tuple(
    filter,
    fc.option(spans),
    fc.constantFrom<Json>({}, { atLeast: 2 }, { atMost: 1 }, { exactly: 0 }, { distinct: 'item_id', atLeast: 2 }),
    fc.option(filter),
    fc.option(filter),
    fc.option(spans),
  )
  .map(([what, within, count, then, notThen, patience]) => ({
    ...(what as object),
    ...(count as object),
    ...(within === null ? {} : { within }),
    ...(then === null ? {} : { followedBy: then }),
    ...(notThen === null
      ? {}
      : { notFollowedBy: { ...(notThen as object), ...(patience === null ? {} : { within: patience }) } }),
  }));
const part: fc.Arbitrary<Json> = fc.oneof(
  fc.tuple(times, fc.constantFrom('$within', '$olderThan'), spans).map(([path, name, span]) => ({ [path]: { [name]: span } })),
  fc.tuple(times, spans).map(([path, next]) => ({ [path]: { $within: { next } } })),
  range.map((hoursOfDay) => ({ 'time.now': { $timeOfDay: hoursOfDay } })),
  fc.constantFrom<Json>(
    { 'time.now': { $dayOfWeek: ['sun', 'wed'] } },
    { 'time.hour': { $gte: 2 } },
    { 'time.date': { $gt: '2025-10-26' } },
    { 'time.dayOfWeek': 'sun' },
    { 'time.month': 11 },
  ),
  fc.constantFrom<Json>(
    { 'traits.many': { $elemMatch: { $within: '3h' } } },
    { 'traits.many': { $all: [{ $olderThan: '30m' }] } },
    { 'traits.visits': { $elemMatch: { at: { $olderThan: '3h' } } } },
    { 'session.isActive': true },
    { 'lifecycle.risk': 'at_risk' },
    { 'lifecycle.isLapsed': true },
    { 'rfm.score': { $gt: 7 } },
    { 'rfm.recencyDays': { $gt: 21 } },
    { 'profile.daysSinceFirstSeen': 3 },
  ),
  fc.constantFrom<Json>(
    { 'affinity.categoryWeight.giay': { $lt: 2.5 } },
    { 'affinity.brandWeight.a': { $gte: 0.9 } },
    { 'affinity.category.giay': { $gt: 0.5 } },
    { 'exposures.today.c': { $gt: 0 } },
  ),
  fc.constantFrom<Json>(
    { 'time.now': { $before: '2025-11-03' } },
    { 'time.now': { $after: '2025-03-30T02:30' } },
    { 'time.now': { $gt: noonMs } },
    { 'time.now': { $not: { $after: '2025-10-26' } } },
  ),
  behaviour.map((operand) => ({ events: { $performed: operand } })),
) as fc.Arbitrary<Json>;
const condition: fc.Arbitrary<Json> = fc.letrec<{ node: Json }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2 },
    part,
    fc.array(tie('node'), { minLength: 1, maxLength: 2 }).map((list): Json => ({ $and: list })),
    fc.array(tie('node'), { minLength: 1, maxLength: 2 }).map((list): Json => ({ $or: list })),
    tie('node').map((inner): Json => ({ $not: inner })),
  ),
})).node;

/** The full context with its times moved to the present, and events close to it. */
const context: fc.Arbitrary<EvaluationContext> = fc
  .tuple(
    fc.constantFrom(...presents),
    fc.integer({ min: 0, max: 36 * hourMs }),
    fc.constantFrom(...zones),
    fc.array(fc.integer({ min: -12 * dayMs, max: dayMs }), { maxLength: 5 }),
  )
  .map(([present, later, timeZone, ages]) => {
    const nowMs = present + later;
    const { profile } = fullContext;
    return {
      ...fullContext,
      nowMs,
      shop: { ...fullContext.shop, timeZone },
      profile: {
        ...profile,
        traits: {
          when: new Date(nowMs - 2 * dayMs).toISOString(),
          ahead: nowMs + 30 * hourMs,
          many: [nowMs, nowMs - 4 * hourMs, null],
          visits: [{ at: nowMs - hourMs }],
        },
        activity: { firstSeenAtMs: nowMs - 3 * dayMs + 5000, lastSeenAtMs: nowMs, eventCount: 3 },
        session: profile.session && { ...profile.session, lastEventAtMs: nowMs - 10 * 60_000 },
        orders: { ...profile.orders, lastAtMs: nowMs - 44 * dayMs },
        exposures: {
          byCampaign: {
            c: {
              total: 1,
              lastAtMs: nowMs,
              sessionNumber: 1,
              inSession: 1,
              byDay: { [Math.floor(nowMs / dayMs)]: 1 },
              clicks: 0,
              dismissals: 0,
            },
          },
          recent: [],
        },
        affinities: {
          ...profile.affinities,
          category: { giay: { weight: 2.6, atMs: nowMs - hourMs } },
          brand: { a: { weight: 0.95, atMs: nowMs } },
        },
        history: ages
          .sort((a, b) => a - b)
          .map((age, index) => ({
            n: index % 3 === 2 ? 'purchase' : 'view_item',
            t: nowMs + age,
            i: [{ item_id: `sp-${index}`, item_category: 'giay', quantity: 1 }],
          })),
      },
    };
  });

describe('nextChangeAtMs', () => {
  it('is never later than the true next change', () => {
    let changes = 0;
    fc.assert(
      fc.property(
        condition,
        context,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 }),
        (rule, start, shares) => {
          const result = compileCondition(rule);
          if (!result.ok) throw new Error(JSON.stringify(result.issues));
          const { test, nextChangeAtMs } = result.value;
          let present = start;
          for (let round = 0; round < 4; round++) {
            const holds = test(present);
            const nextMs = nextChangeAtMs(present);
            expect(nextMs).toBeGreaterThan(present.nowMs);
            const endMs = Math.min(nextMs, present.nowMs + 60 * dayMs);
            const moments = shares.map((share) => Math.floor(present.nowMs + share * (endMs - 1 - present.nowMs)));
            // Whole quarters are where wall clocks jump; just before the end is where a late answer shows.
            for (
              let at = Math.ceil(present.nowMs / 900_000) * 900_000;
              at < Math.min(endMs, present.nowMs + 2 * dayMs);
              at += 900_000
            )
              moments.push(at);
            for (const nowMs of [...moments, endMs - 1]) {
              if (test({ ...present, nowMs }) !== holds)
                throw new Error(`changed at ${new Date(nowMs).toISOString()}, before ${nextMs}`);
            }
            if (nextMs === Number.POSITIVE_INFINITY) return;
            present = { ...present, nowMs: nextMs };
            if (test(present) !== holds) changes++;
          }
        },
      ),
      { numRuns: 500 },
    );
    // Most of what it announces is a change: an answer of "in a millisecond" would be sound, too.
    expect(changes).toBeGreaterThan(150);
  });
});
