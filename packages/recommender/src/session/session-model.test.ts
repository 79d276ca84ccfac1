import type { Interaction } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { createSessionModel, sessionStrategies } from './session-model.ts';
import { hour, ids, teach, train, views } from './small-sessions.contract.ts';

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

  it('forgets the oldest sessions when its room is full', () => {
    const model = createSessionModel({ sessions: 50 });
    for (let s = 0; s < 60; s += 1) for (const item of ['x', 'old']) model.observe(`o${s}`, item, 'view', s);
    for (let s = 0; s < 60; s += 1) for (const item of ['x', 'new']) model.observe(`n${s}`, item, 'view', 100 + s);
    expect(ids(model.scoreBy('knn', views('x'), 3)).indexOf('new')).toBeLessThan(2);
    expect(model.scoreBy('rules', views('x'), 2)[0]?.itemId).toBe('new');
  });
});
