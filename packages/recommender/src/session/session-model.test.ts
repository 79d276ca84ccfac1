import type { Interaction } from '@quen/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSessionModel, type SessionModel, sessionStrategies } from './session-model.ts';

const hour = 3_600_000;

/** Sessions walking along chains of items (a0 → a1 → …), so that there is something to learn; deterministic. */
function teach(model: SessionModel, sessions: number, from = 0): void {
  for (let s = from; s < from + sessions; s += 1) {
    const chain = 'abcdefghijklmnopqrst'[(s * 7) % 20];
    const start = (s * 13) % 6;
    for (let k = 0; k < 5; k += 1) model.observe(`s${s}`, `${chain}${(start + k) % 9}`, 'view', s * hour + k);
  }
}

function finish<R>(run: Generator<unknown, R, void>): R {
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

function train(model: SessionModel): void {
  let most = 0;
  for (const share of model.train(0)) most = Math.max(most, share);
  expect(most).toBeLessThanOrEqual(1);
}

function views(...itemIds: string[]): Interaction[] {
  return itemIds.map((itemId, i) => ({ itemId, atMs: i, kind: 'view' }));
}

function ids(list: readonly { itemId: string }[]): string[] {
  return list.map((item) => item.itemId);
}

const trained = createSessionModel({ sessions: 2_000 });
teach(trained, 300);
train(trained);

describe.each(sessionStrategies)('the contract, by %s', (strategy) => {
  const model = trained;
  const ask = (session: Interaction[], limit: number, exclude?: Set<string>) => model.scoreBy(strategy, session, limit, exclude);

  it('answers as many distinct items as asked, best first', () => {
    for (const session of [views(), views('a1'), views('a1', 'a2', 'a1'), views('nobody-knows-this')]) {
      const list = ask(session, 20);
      expect(list).toHaveLength(20);
      expect(new Set(ids(list)).size).toBe(20);
      for (let i = 1; i < list.length; i += 1) expect(list[i]?.score).toBeLessThanOrEqual(list[i - 1]?.score ?? 0);
    }
  });

  it('leaves out what is excluded', () => {
    const first = ids(ask(views('a1', 'a2'), 20));
    const excluded = new Set([...first.slice(0, 5), 'nobody-knows-this']);
    for (const id of ids(ask(views('a1', 'a2'), 20, excluded))) expect(excluded.has(id)).toBe(false);
  });

  it('gives the same answer twice', () => {
    expect(ask(views('b1', 'b2'), 20)).toEqual(ask(views('b1', 'b2'), 20));
  });

  it('answers nothing when nothing is known', () => {
    expect(createSessionModel().scoreBy(strategy, views('a1'), 20)).toEqual([]);
  });
});

describe('learning', () => {
  it('shows an event in the next answer, without training', () => {
    const model = createSessionModel();
    teach(model, 40);
    model.observe('fresh', 'a1', 'view', 99 * hour);
    model.observe('fresh', 'brand-new', 'view', 99 * hour);
    expect(ids(model.score(views('a1'), 10))).toContain('brand-new');
  });

  it('predicts the next of a chain after training', () => {
    expect(ids(trained.score(views('c1', 'c2'), 3))).toContain('c3');
    expect(trained.version).not.toBe('untrained');
  });

  it('does not take a cart event on a viewed item for a next step', () => {
    const plain = createSessionModel();
    const carts = createSessionModel();
    for (const model of [plain, carts]) {
      for (let s = 0; s < 50; s += 1) {
        model.observe(`s${s}`, 'a', 'view', s);
        if (model === carts) model.observe(`s${s}`, 'a', 'cart', s);
        model.observe(`s${s}`, 'b', 'view', s);
      }
    }
    expect(carts.score(views('a'), 5)).toEqual(plain.score(views('a'), 5));
  });

  it('is the same event by event as in one go, and after training in between', () => {
    const steps = createSessionModel();
    const whole = createSessionModel();
    teach(steps, 70);
    train(steps);
    teach(steps, 70, 70);
    train(steps);
    teach(whole, 140);
    train(whole);
    for (const session of [views('a1'), views('b2', 'b3'), views('c4', 'd1', 'd2')]) {
      expect(steps.score(session, 20)).toEqual(whole.score(session, 20));
    }
    // Three trainings take their time where other work wants the processor.
  }, 300_000);

  it('goes on answering between slices of a training that is never finished', () => {
    const model = createSessionModel();
    teach(model, 300);
    const before = model.score(views('a1', 'a2'), 10);
    const run = model.train(0);
    for (let i = 0; i < 5; i += 1) run.next();
    expect(model.score(views('a1', 'a2'), 10)).toEqual(before);
  });

  it('learns between the slices of a training, whatever comes', () => {
    const events = fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: 40 }),
        // The newest sessions, which teach the ranker, the oldest, and new ones.
        session: fc.integer({ min: -150, max: 40 }),
        item: fc.oneof(fc.constantFrom('a1', 'b2', 'c3'), fc.integer({ min: 0, max: 300 }).map(String)),
        count: fc.integer({ min: 1, max: 60 }),
      }),
      { minLength: 20, maxLength: 60 },
    );
    fc.assert(
      fc.property(events, fc.boolean(), (meanwhile, isFull) => {
        const model = createSessionModel(isFull ? { sessions: 160, items: 220 } : {});
        teach(model, 150);
        let next = 0;
        let rest = 0;
        for (const share of model.train(0)) {
          expect(share).toBeLessThanOrEqual(1);
          const event = meanwhile[next % meanwhile.length];
          if (event === undefined || rest++ < event.after || next > 400) continue;
          rest = 0;
          next += 1;
          for (let k = 0; k < event.count; k += 1)
            model.observe(`s${150 + event.session}`, k % 3 === 0 ? event.item : `${event.item}-${k}`, 'view', 151 * hour);
        }
        expect(next).toBeGreaterThan(5);
        expect(model.version).not.toBe('untrained');
        for (const strategy of sessionStrategies) {
          for (const session of [views('a1', 'a2'), views('7'), views('7-1', 'b2')]) {
            const list = model.scoreBy(strategy, session, 20);
            expect(new Set(ids(list)).size).toBe(20);
            for (const { score } of list) expect(score).toSatisfy(Number.isFinite);
          }
        }
      }),
      { numRuns: 3 },
    );
  }, 300_000);

  it('fits the same linear model while other sessions go on', () => {
    const alone = createSessionModel({ strategy: 'linear' });
    const amid = createSessionModel({ strategy: 'linear' });
    for (const model of [alone, amid]) teach(model, 300);
    train(alone);
    let other = 0;
    for (const _ of amid.train(0)) {
      void _;
      for (let k = 0; k < 30; k += 1) amid.observe(`other${other}`, `new${(other * 7 + k) % 2_000}`, 'view', 301 * hour);
      other += 1;
    }
    expect(other).toBeGreaterThan(3);
    for (const session of [views('a1'), views('b2', 'b3'), views('c4', 'd1', 'd2')])
      expect(ids(amid.score(session, 8))).toEqual(ids(alone.score(session, 8)));
  });

  it('forgets the oldest sessions when its room is full', () => {
    const model = createSessionModel({ sessions: 50 });
    for (let s = 0; s < 60; s += 1) for (const item of ['x', 'old']) model.observe(`o${s}`, item, 'view', s);
    for (let s = 0; s < 60; s += 1) for (const item of ['x', 'new']) model.observe(`n${s}`, item, 'view', 100 + s);
    expect(ids(model.scoreBy('knn', views('x'), 3)).indexOf('new')).toBeLessThan(2);
    expect(model.scoreBy('rules', views('x'), 2)[0]?.itemId).toBe('new');
  });
});

describe('training again', () => {
  const itemOf = (s: number, k: number): string => `${'abcdefghijklmnopqrst'[(s * 7) % 20]}${(((s * 13) % 6) + k) % 9}`;
  /** Visitors who go to and fro between two items, and visitors who never come back to one. */
  const teachReturns = (model: SessionModel, from: number, to: number): void => {
    for (let s = from; s < to; s += 1)
      for (let k = 0; k < 5; k += 1) model.observe(`s${s}`, itemOf(s, k % 2), 'view', s * hour + k);
  };
  const teachWalks = (model: SessionModel, from: number, to: number): void => {
    for (let s = from; s < to; s += 1) for (let k = 0; k < 5; k += 1) model.observe(`s${s}`, itemOf(s, k), 'view', s * hour + k);
  };
  /** How far down the list the item is that the visitor came from. */
  const placeOfReturn = (model: SessionModel): number => ids(model.score(views('c2', 'c3', 'c2', 'c3'), 20)).indexOf('c2');

  it('keeps the ranker in place where a new one answers the newest visitors worse', () => {
    const refusing = createSessionModel();
    const accepting = createSessionModel();
    for (const model of [refusing, accepting]) {
      teachReturns(model, 0, 800);
      train(model);
      expect(placeOfReturn(model)).toBe(0);
      // What the new ranker is taught by; the newest part of the tail judges it.
      teachWalks(model, 800, 1_010);
    }
    teachReturns(refusing, 1_010, 1_060);
    teachWalks(accepting, 1_010, 1_060);
    for (const model of [refusing, accepting]) train(model);
    expect(placeOfReturn(refusing)).toBe(0);
    expect(placeOfReturn(accepting)).toBeGreaterThan(0);
  }, 300_000);

  it('knows of few new sessions what it would know from all, and no less of the old', () => {
    const model = createSessionModel();
    teach(model, 300);
    train(model);
    const before = ids(model.scoreBy('linear', views('c1'), 3));
    for (let s = 0; s < 12; s += 1)
      for (const item of ['new1', 'new2', 'new3']) model.observe(`new${s}`, item, 'view', (400 + s) * hour);
    train(model);
    expect(ids(model.scoreBy('linear', views('new1'), 1))).toEqual(['new2']);
    expect(ids(model.scoreBy('linear', views('c1'), 3))).toEqual(before);
  }, 300_000);
});

describe('snapshots', () => {
  it('restores to the same answers, and learns on the same', () => {
    const original = createSessionModel({ sessions: 250 });
    teach(original, 300);
    train(original);
    const restored = createSessionModel({ sessions: 250 });
    const result = finish(restored.restore([...original.snapshot()]));
    expect(result).toEqual({ ok: true, value: 1500 });
    expect(restored.version).toBe(original.version);
    for (const more of [0, 60]) {
      for (const model of [original, restored]) teach(model, more, 300);
      for (const strategy of sessionStrategies) {
        for (const session of [views(), views('a1'), views('b2', 'b3', 'b2')]) {
          expect(restored.scoreBy(strategy, session, 20)).toEqual(original.scoreBy(strategy, session, 20));
        }
      }
    }
  });

  it('refuses what is cut short, changed in kind or written with other limits, and changes nothing', () => {
    const original = createSessionModel();
    teach(original, 100);
    const bytes = [...original.snapshot()];
    const other = createSessionModel();
    teach(other, 30);
    const before = other.score(views('a1'), 20);
    expect(finish(other.restore(bytes.slice(0, -3))).ok).toBe(false);
    expect(finish(other.restore([new Uint8Array([1, 2, 3])])).ok).toBe(false);
    expect(finish(createSessionModel({ sessions: 10 }).restore(bytes)).ok).toBe(false);
    expect(other.score(views('a1'), 20)).toEqual(before);
  });
});

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
