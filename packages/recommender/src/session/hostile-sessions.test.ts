import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSessionModel } from './session-model.ts';
import { finish, hour, ids, teach, train, views } from './small-sessions.contract.ts';

describe('hostile data', () => {
  it('gives a visitor with very many views the weight of one visit', () => {
    const calm = createSessionModel();
    const stormed = createSessionModel();
    for (const model of [calm, stormed]) teach(model, 300);
    for (let i = 0; i < 100_000; i += 1) stormed.observe('robot', `a${i % 3}`, 'view', 400 * hour + i);
    calm.observe('robot', 'a0', 'view', 400 * hour);
    for (const model of [calm, stormed]) teach(model, 20, 300);
    const one = ids(calm.score(views('b1', 'b2'), 10));
    expect(ids(stormed.score(views('b1', 'b2'), 10)).filter((id) => one.includes(id)).length).toBeGreaterThanOrEqual(9);
    expect(ids(stormed.scoreBy('popularity', views(), 5))).not.toEqual(['a0', 'a1', 'a2', 'b0', 'b1']);
  });

  it('keeps apart what goes together when one item is in every session', () => {
    const model = createSessionModel();
    for (let s = 0; s < 300; s += 1) {
      model.observe(`s${s}`, 'everywhere', 'view', s);
      for (const item of s % 2 ? ['p', 'q'] : ['v', 'w']) model.observe(`s${s}`, item, 'view', s);
    }
    train(model);
    const list = ids(model.score(views('everywhere', 'p'), 5));
    expect(list.indexOf('q')).toBeLessThan(list.indexOf('w') < 0 ? 5 : list.indexOf('w'));
  });

  it('stands sessions of thousands, clock jumps and odd ids', () => {
    const model = createSessionModel({ items: 500, sessions: 100, openSessions: 10 });
    for (let i = 0; i < 5_000; i += 1) model.observe('long', `i${i}`, 'view', i);
    for (const atMs of [Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 9e15]) model.observe('jump', '__proto__', 'view', atMs);
    expect(model.itemCount).toBeLessThanOrEqual(500);
    train(model);
    expect(model.score(views('i1', '__proto__'), 20).length).toBeGreaterThan(0);
    expect(model.score(views(...Array.from({ length: 3_000 }, (_, i) => `i${i}`)), 20)).toHaveLength(20);
  });

  it('forgets what is not needed, then what is longest unseen, when there is no more room, and never mistakes the new for the old', () => {
    const model = createSessionModel({ items: 100, isNeeded: (id) => !id.startsWith('sold-out') });
    for (let i = 0; i < 20; i += 1) for (const id of [`old${i}`, 'kept']) model.observe(`a${i}`, id, 'view', i);
    for (let i = 0; i < 20; i += 1) for (const id of [`sold-out${i}`, 'kept']) model.observe(`b${i}`, id, 'view', i);
    for (let i = 0; i < 59; i += 1) for (const id of [`new${i}`, 'kept']) model.observe(`c${i}`, id, 'view', i);
    train(model);
    const before = model.renumbered;
    for (let i = 0; i < 21; i += 1) for (const id of [`late${i}`, 'late']) model.observe(`d${i}`, id, 'view', i);
    expect(model.renumbered).toBeGreaterThan(before);
    expect(model.itemCount).toBe(100);
    const known = ids(model.score([], 100));
    expect(known.some((id) => id === '')).toBe(false);
    // The numbers of the sold-out ones are the late ones' now; nobody has seen these beside what is kept.
    const next = ids(model.score(views('late0'), 3));
    expect(next).toContain('late');
    expect(ids(model.scoreBy('knn', views('kept'), 100)).filter((id) => id.startsWith('sold-out'))).toEqual([]);
    expect(ids(model.scoreBy('rules', views('new3'), 1))).toEqual(['kept']);
    const copy = createSessionModel({ items: 100 });
    expect(finish(copy.restore([...model.snapshot()])).ok).toBe(true);
    expect(copy.score(views('late0'), 20)).toEqual(model.score(views('late0'), 20));
  });

  it('never throws and never repeats itself, whatever comes', () => {
    const event = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd'),
      item: fc.constantFrom('1', '2', '3', '4', '5', '6'),
      kind: fc.constantFrom('view' as const, 'cart' as const, 'purchase' as const),
      atMs: fc.double(),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 80 }), (events) => {
        const model = createSessionModel({ items: 5, sessions: 3, openSessions: 2 });
        for (const { key, item, kind, atMs } of events) model.observe(key, item, kind, atMs);
        train(model);
        const list = ids(model.score(views('1', '2'), 20));
        expect(new Set(list).size).toBe(list.length);
      }),
      { numRuns: 60 },
    );
  });
});
