import type { Json } from '@quen/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCondition, anyContext, fullContext } from './arbitrary-condition.contract.ts';
import { type CompiledCondition, type CompileOptions, compileCondition, evaluateCondition } from './compile-condition.ts';
import { createContext, noonMs } from './evaluation-context.contract.ts';
import type { EvaluationContext } from './evaluation-context.ts';

const dayMs = 86_400_000;

describe('compileCondition', () => {
  it('reads attributes of the registry', () => {
    const condition = { 'cart.value': { $gte: 50_000 }, $or: [{ 'device.type': 'mobile' }, { 'orders.count': 0 }] };
    const cart = { lines: [], valueMinor: 60_000, currency: 'VND', updatedAtMs: null };
    expect(compiled(condition).test(createContext({ cart }))).toBe(true);
    expect(compiled(condition).test(createContext())).toBe(false);
    expect(compiled(condition).source).toBe(condition);
  });

  it('reads free names below traits, also with dots in them, and own keys only', () => {
    const profile = { ...createContext().profile, traits: { plan: 'gold', size: { shoe: 41 }, 'a.b': 1 } };
    const context = createContext({ profile });
    expect(compiled({ 'traits.plan': 'gold', 'traits.size.shoe': { $gt: 40 }, 'traits.a.b': 1 }).test(context)).toBe(true);
    expect(compiled({ 'traits.constructor': { $exists: true } }).test(context)).toBe(false);
    expect(compiled({ 'traits.plan.length': { $exists: true } }).test(context)).toBe(false);
  });

  it('takes what is missing for neither small nor old nor a text', () => {
    const context = createContext();
    for (const operand of [
      { $lt: 5 },
      { $gte: 0 },
      0,
      'null',
      { $regex: '.' },
      { $olderThan: '1d' },
      { $before: '2030-01-01' },
      { $vlt: '9.0.0' },
    ]) {
      expect(compiled({ 'traits.age': operand as Json }).test(context)).toBe(false);
    }
    expect(compiled({ 'traits.age': { $ne: 5 } }).test(context)).toBe(true);
    expect(compiled({ 'traits.age': { $not: { $gte: 18 } } }).test(context)).toBe(true);
  });

  it.each([
    [{ 'cart.valeu': 1 }, 'cart.valeu', 'cart.value'],
    [{ 'cart.value': { $gt3: 1 } }, 'cart.value.$gt3', '$gt'],
    [{ $nott: {} }, '$nott', '$not'],
    [{ $or: [{ 'cart.value': { $in: 5 } }] }, '$or.0.cart.value.$in', 'list'],
    [{ $and: {} }, '$and', 'list'],
    [[], '', 'object'],
    [{ 'cart.value': { $gt: 1, x: 2 } }, 'cart.value.x', 'mix'],
    [{ 'page.path': { $regex: '(?=a)b' } }, 'page.path.$regex', 'Look-around'],
    [{ 'page.path': { $regex: '((a{100}){100}){100}' } }, 'page.path.$regex', ''],
    [{ 'page.path': { $regex: 'a'.repeat(1001) } }, 'page.path.$regex', '1000'],
    [{ 'profile.lastOrderAt': { $within: '14 days' } }, 'profile.lastOrderAt.$within', '14d'],
    [{ 'time.now': { $dayOfWeek: ['monday'] } }, 'time.now.$dayOfWeek', 'mon, tue'],
    [{ 'time.now': { $timeOfDay: { from: '8:00', to: '25:00' } } }, 'time.now.$timeOfDay', '18:00'],
    [{ events: { $performed: { nam: 'x' } } }, 'events.$performed.nam', '"name"'],
    [{ events: { $performed: { name: 'x', where: { a: { $foo: 1 } } } } }, 'events.$performed.where.a.$foo', '$'],
    [{ events: { $performed: { name: 'x', notFollowedBy: { within: 3 } } } }, 'events.$performed.notFollowedBy.within', 'd'],
    [{ 'cart.categories': 'giay' }, 'cart.categories', '{"$in": ["giay"]}'],
    [{ 'cart.categories': { $ne: 'giay' } }, 'cart.categories.$ne', '{"$nin": ["giay"]}'],
    [
      { events: { $performed: { where: { item_categories: 'giay' } } } },
      'events.$performed.where.item_categories',
      '{"$in": ["giay"]}',
    ],
    [{ events: { $performed: { name: 'x', atLeast: 201 } } }, 'events.$performed.atLeast', 'at most 200'],
    [{ events: { $performed: { name: 'x', distinct: 'item_id', atMost: 4001 } } }, 'events.$performed.atMost', 'at most 4000'],
    [{ 'cart.value': { $not: { $within: '3d' } } }, 'cart.value.$not.$within', 'type time'],
    [{ 'device.type': { $performed: { name: 'x' } } }, 'device.type.$performed', 'type events'],
    [{ $inSegment: 'vpi' }, '$inSegment', 'vip'],
    [{ 'traits.id': { $inGroup: 'nobody' } }, 'traits.id.$inGroup', 'saved list'],
  ])('refuses %j at %s', (condition, path, hint) => {
    const result = compileCondition(condition, { segments: [{ id: 'vip', name: 'VIP', condition: {} }] });
    if (result.ok) throw new Error('was compiled');
    const issue = result.issues.find((candidate) => candidate.path === path);
    expect(issue?.code).toBe('invalid_condition');
    expect(issue?.message).toContain(hint);
  });

  it('tells all faults at once', () => {
    const result = compileCondition({ 'cart.valeu': 1, 'orders.count': { $gtt: 2 }, $or: [{ nope: 1 }] });
    expect(!result.ok && result.issues.map((issue) => issue.path)).toEqual(['cart.valeu', 'orders.count.$gtt', '$or.0.nope']);
  });

  it.each([
    ['depth', nest(100_000)],
    ['parts', { $or: Array.from({ length: 1001 }, () => ({ 'cart.value': 1 })) }],
    ['a list', { 'traits.a': { $in: Array.from({ length: 10_001 }, (_, index) => index) } }],
    ['what must all be there', { 'traits.a': { $all: Array.from({ length: 101 }, (_, index) => index) } }],
    ['a text', { 'traits.a': 'x'.repeat(10_001) }],
  ])('is bounded in %s', (_, condition) => {
    const result = compileCondition(condition);
    expect(!result.ok && result.issues.length).toBe(1);
    expect(evaluateCondition({}, condition as Json)).toBe(false);
  });

  it('is bounded in what its segments add up to', () => {
    const segments = Array.from({ length: 30 }, (_, index) => ({
      id: `s${index}`,
      name: '',
      condition: index === 0 ? {} : { $or: [{ $inSegment: `s${index - 1}` }, { $inSegment: `s${index - 1}` }] },
    }));
    expect(compileCondition({ $inSegment: 's8' }, { segments }).ok).toBe(true);
    expect(compileCondition({ $inSegment: 's29' }, { segments }).ok).toBe(false);
  });

  it('refuses segments that lead back to themselves', () => {
    const segments = [
      { id: 'a', name: '', condition: { $inSegment: 'b' } },
      { id: 'b', name: '', condition: { $not: { $inSegment: ['a'] } } },
    ];
    const result = compileCondition({ $inSegment: 'a' }, { segments });
    expect(!result.ok && result.issues[0]?.message).toContain('a → b → a');
  });

  it('explains what each part found', () => {
    const condition = {
      'cart.value': { $gte: 50_000 },
      $not: { 'traits.plan': 'gold' },
      events: { $performed: { name: 'view_item', atLeast: 2 } },
    };
    const trace = compiled(condition).explain(fullContext);
    expect(trace).toEqual({
      operator: '$and',
      result: false,
      children: [
        { operator: '$gte', path: 'cart.value', expected: 50_000, actual: 200_000, result: true },
        {
          operator: '$not',
          result: false,
          children: [{ operator: '$eq', path: 'traits.plan', expected: 'gold', actual: 'gold', result: true }],
        },
        { operator: '$performed', path: 'events', expected: { name: 'view_item', atLeast: 2 }, actual: 2, result: true },
      ],
    });
  });

  it('explains the segments it names, and what is negated', () => {
    const segments = [{ id: 'vip', name: 'VIP', condition: { 'orders.count': { $gte: 5 } } }];
    const trace = compiled({ $inSegment: 'vip', 'traits.plan': { $not: { $eq: 'silver' } } }, { segments }).explain(fullContext);
    expect(trace.children?.[0]?.children).toEqual([
      { operator: '$gte', path: 'orders.count', expected: 5, actual: 2, result: false },
    ]);
    expect(trace.children?.[1]).toMatchObject({ operator: '$not', result: true, children: [{ operator: '$eq', result: false }] });
  });

  it('never throws, and explains what it answers, whatever it meets', () => {
    fc.assert(
      fc.property(anyCondition, fc.oneof(anyContext, fc.jsonValue()), (condition, context) => {
        const result = compileCondition(condition);
        if (!result.ok) return;
        const holds = result.value.test(context as EvaluationContext);
        expect(typeof holds).toBe('boolean');
        expect(result.value.explain(context as EvaluationContext).result).toBe(holds);
        expect(result.value.nextChangeAtMs(context as EvaluationContext)).not.toBeNaN();
      }),
      { numRuns: 1500 },
    );
  });

  it('knows no next change where the clock is no number', () => {
    const compiled = compileCondition({ 'time.now': { $eq: 'gold' } });
    const context = { ...fullContext, nowMs: { valueOf: 'broken', toString: null } } as unknown as EvaluationContext;
    expect(compiled.ok && compiled.value.nextChangeAtMs(context)).toBe(Number.POSITIVE_INFINITY);
  });

  it('survives a round trip through JSON', () => {
    fc.assert(
      fc.property(anyCondition, (condition) => {
        const again: unknown = JSON.parse(JSON.stringify(condition));
        const [first, second] = [compileCondition(condition), compileCondition(again)];
        expect(second.ok).toBe(first.ok);
        if (first.ok && second.ok) expect(second.value.explain(fullContext)).toEqual(first.value.explain(fullContext));
      }),
    );
  });
});

describe('evaluateCondition', () => {
  it('never throws on any JSON, and takes what is faulty for no match', () => {
    fc.assert(
      fc.property(fc.jsonValue(), anyCondition, (attributes, condition) => {
        expect(typeof evaluateCondition(attributes as Json, condition as Json)).toBe('boolean');
      }),
      { numRuns: 1000 },
    );
    expect(evaluateCondition({ a: 1 }, { a: { $unknown: 1 } })).toBe(false);
    expect(evaluateCondition({ a: JSON.parse('{"toString":1,"valueOf":1}') }, { a: { $lt: 'x' } })).toBe(true);
  });

  it('answers at once to a pattern that hangs a backtracking engine', () => {
    expect(evaluateCondition({ a: `${'a'.repeat(50_000)}!` }, { a: { $regex: '^(a+)+$' } })).toBe(false);
  });
});

describe('nextChangeAtMs', () => {
  it('is when the whole changes, not when a part does', () => {
    const condition = compiled({ 'profile.lastOrderAt': { $olderThan: '60d' } });
    expect(condition.nextChangeAtMs(fullContext)).toBe(noonMs + 40 * dayMs + 1);
    const both = compiled({ 'profile.lastOrderAt': { $olderThan: '30d' }, 'orders.count': { $gt: 100 } });
    expect(both.nextChangeAtMs(fullContext)).toBe(Number.POSITIVE_INFINITY);
  });
});

function compiled(condition: unknown, options: CompileOptions = {}): CompiledCondition {
  const result = compileCondition(condition, options);
  if (!result.ok) throw new Error(result.issues.map((issue) => `${issue.path}: ${issue.message}`).join('\n'));
  return result.value;
}

function nest(depth: number): unknown {
  let condition: unknown = {};
  for (let level = 0; level < depth; level++) condition = { $not: condition };
  return condition;
}
