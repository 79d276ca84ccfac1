import { describe, expect, it } from 'vitest';
import { type DatasetEvent, evaluate, type Predictor, type Protocol } from './evaluate.ts';
import { percentile, RankMetrics } from './metrics.ts';

function events(...sessions: string[]): DatasetEvent[] {
  return sessions.flatMap((items, s) => [...items].map((itemId, i) => ({ sessionId: `s${s}`, itemId, atMs: i * 1000 })));
}

function run(predictor: Predictor, test: DatasetEvent[], protocol: Protocol) {
  let now = 0;
  const generator = evaluate(predictor, events('abc', 'abd', 'ae'), test, protocol, () => now++);
  for (;;) {
    const step = generator.next();
    if (step.done) return step.value;
  }
}

/** Always the same list, less what is excluded. */
const fixed: Predictor = {
  predict: (_session, limit, exclude) =>
    ['a', 'b', 'c', 'd']
      .filter((id) => !exclude?.has(id))
      .map((itemId) => ({ itemId }))
      .slice(0, limit),
};

describe('rank metrics', () => {
  it('are what a hand computes', () => {
    const metrics = new RankMetrics();
    for (const rank of [1, 3, 7, 0]) metrics.add(rank);
    expect(metrics.predictions).toBe(4);
    expect(metrics.hitRate).toEqual({ '5': 0.5, '10': 0.75, '20': 0.75 });
    expect(metrics.mrr['5']).toBeCloseTo((1 + 1 / 3) / 4, 12);
    expect(metrics.mrr['20']).toBeCloseTo((1 + 1 / 3 + 1 / 7) / 4, 12);
    expect(metrics.ndcg['5']).toBeCloseTo((1 + 0.5) / 4, 12);
    expect(metrics.ndcg['10']).toBeCloseTo((1 + 0.5 + 1 / 3) / 4, 12);
  });

  it('are zero of nothing', () => {
    expect(new RankMetrics().hitRate).toEqual({ '5': 0, '10': 0, '20': 0 });
    expect(percentile(new Float64Array(0), 0.5)).toBe(0);
  });

  it('take percentiles by nearest rank', () => {
    const values = Float64Array.from([5, 1, 4, 2, 3]);
    expect([percentile(values, 0.5), percentile(values, 0.9), percentile(values, 0.01)]).toEqual([3, 5, 1]);
  });
});

describe('the protocols', () => {
  it('next: predicts every event after the first, of items that training knows', () => {
    // b is at 2, b again at 2, z is unknown, d at 4.
    const result = run(fixed, events('abbzd'), 'next');
    expect(result.predictions).toBe(3);
    expect(result.mrr['20']).toBeCloseTo((1 / 2 + 1 / 2 + 1 / 4) / 3, 12);
    expect(result.hitRate['20']).toBe(1);
    expect(result.coverage20).toBeCloseTo(4 / 5, 12);
    expect(result.popularityBias).toBeCloseTo((1 + 2 / 3 + 1 / 3 + 1 / 3) / 4, 12);
    expect(result.predictMs).toEqual({ p50: 1, p90: 1, p99: 1 });
  });

  it('discovery: what was seen is neither listed nor asked for', () => {
    // After a: b is first of b, c, d. The second b is no target. d is second of c, d.
    const result = run(fixed, events('abbd'), 'discovery');
    expect(result.predictions).toBe(2);
    expect(result.mrr['20']).toBeCloseTo((1 + 1 / 2) / 2, 12);
  });

  it('shows only the past of a session, by time, ties in order of the file', () => {
    const past: string[] = [];
    const spy: Predictor = {
      predict(session) {
        past.push(session.map((event) => event.itemId).join(''));
        return [];
      },
    };
    const test = [
      { sessionId: 's', itemId: 'c', atMs: 2 },
      { sessionId: 's', itemId: 'a', atMs: 1 },
      { sessionId: 's', itemId: 'b', atMs: 1 },
    ];
    expect(run(spy, test, 'next').hitRate['20']).toBe(0);
    expect(past).toEqual(['a', 'ab']);
  });
});
