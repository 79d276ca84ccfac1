import { describe, expect, it } from 'vitest';
import { createSessionModel, sessionStrategies } from './session-model.ts';
import { finish, teach, train, views } from './small-sessions.contract.ts';

describe('a snapshot of the model', () => {
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
