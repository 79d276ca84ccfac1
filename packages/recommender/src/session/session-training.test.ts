import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSessionModel, type SessionModel, sessionStrategies } from './session-model.ts';
import { hour, ids, teach, train, views } from './small-sessions.contract.ts';

describe('training in slices', () => {
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
