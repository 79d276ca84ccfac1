import type { DecideRequest, RuleSet } from '@quen/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainDecision } from '../explain/explain-decision.ts';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';
import { defaultRuleSet } from './default-rule-set.ts';

const rules: RuleSet = {
  ...defaultRuleSet,
  version: 1,
  placements: [{ id: 'home', name: 'Home' }],
  campaigns: [
    {
      id: 'split',
      name: 'Split',
      status: 'running',
      placements: ['home'],
      audience: {},
      tailoring: 'transparent',
      holdout: 0.3,
      variants: ['a', 'b', 'c', 'd'].map((id) => ({ id, weight: 1, content: { kind: 'message', headline: { vi: id } } })),
    },
  ],
};

let collector: Collector;
let secret: string;
beforeAll(async () => {
  collector = await createCollector();
  await collector.storage.rules.save(rules, 0, { atMs: Date.now(), by: 'test', note: '' });
  await collector.reloadRules();
  ({ secret } = await collector.core.keys.create({ name: 'test', nowMs: Date.now() }));
});
afterAll(() => collector.close());

let views = 0;
const view = () => ({ messageId: `m${++views}`, name: 'page_view' });
async function decide(who: Partial<DecideRequest>) {
  const request = { placements: ['home'], page: { url: 'https://shop.example/' }, ...who };
  const { decisions, results } = await collector.decide(request);
  expect(results.every(({ status }) => status === 'accepted')).toBe(true);
  const [decision] = decisions;
  if (decision === undefined) throw new Error('no decision');
  return { ...decision, arm: decision.variant ?? decision.reason };
}
async function flag(targetingKey: string, userId?: string): Promise<string> {
  const response = await collector.app.request('/ofrep/v1/evaluate/flags/home', {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}` },
    body: JSON.stringify({ context: { targetingKey, ...(userId !== undefined && { userId }) } }),
  });
  const { variant, reason } = (await response.json()) as { variant?: string; reason: string };
  return variant ?? reason;
}
const people = Array.from({ length: 25 }, (_, n) => n);

describe('the arm before the first event is the arm after it', () => {
  it.each([
    ['of a browser', (n: number) => ({ anonymousId: `only-browser-${n}` })],
    ['of a customer', (n: number) => ({ userId: `only-user-${n}` })],
    ['of a customer in a browser', (n: number) => ({ anonymousId: `both-browser-${n}`, userId: `both-user-${n}` })],
  ])('%s', async (_name, whoIs) => {
    const arms = new Set<string>();
    for (const n of people) {
      const who = whoIs(n);
      const before = await decide(who);
      const rehearsed = await decide({ ...who, dryRun: true });
      const earlier = await decide({ ...who, dryRun: true, at: Date.now() - 86_400_000 });
      expect([rehearsed.arm, earlier.arm]).toEqual([before.arm, before.arm]);
      expect((await decide({ ...who, events: [view()] })).arm).toBe(before.arm);
      expect((await decide(who)).arm).toBe(before.arm);
      expect(await explainDecision(collector.core, before.decisionId)).toMatchObject({ same: true });
      arms.add(before.arm);
    }
    expect([...arms].sort()).toEqual(['HOLDOUT', 'a', 'b', 'c', 'd']);
  });

  it('of OpenFeature’s clients', async () => {
    for (const n of people) {
      const id = `flag-${n}`;
      const before = [await flag(id), await flag(`${id}-both`, `${id}-user`)];
      await decide({ anonymousId: id, events: [view()] });
      await decide({ anonymousId: `${id}-both`, userId: `${id}-user`, events: [view()] });
      expect([await flag(id), await flag(`${id}-both`, `${id}-user`)]).toEqual(before);
    }
  });
});
