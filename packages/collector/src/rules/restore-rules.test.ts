import type { Campaign, RuleSet } from '@quen/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultRuleSet } from '../decisions/default-rule-set.ts';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';
import { historyOf } from './restore-rules.ts';
import { saveRules } from './save-rules.ts';

const campaign = (id: string, headline: string): Campaign => ({
  id,
  name: id,
  status: 'running',
  placements: ['home'],
  audience: {},
  tailoring: 'transparent',
  variants: [{ id: 'v', weight: 1, content: { kind: 'message', headline: { vi: headline } } }],
});
const rules: RuleSet = {
  ...defaultRuleSet,
  version: 0,
  placements: [{ id: 'home', name: 'Home' }],
  campaigns: [campaign('a', 'one'), campaign('b', 'one')],
};

let collector: Collector;
let secret: string;
beforeEach(async () => {
  collector = await createCollector({ now: () => 1000 });
  secret = (await collector.core.keys.create({ name: 'test', nowMs: 1000 })).secret;
  await save(rules);
  await save({ campaigns: [campaign('a', 'two'), campaign('b', 'two')], shop: { ...rules.shop, name: 'Renamed' } });
  await save({ campaigns: [campaign('a', 'two')] });
  await collector.reloadRules();
});
afterEach(() => collector.close());

const save = (draft: Partial<RuleSet>) => saveRules(collector.storage.rules, draft, { by: 'ana', nowMs: 1000 });
const restore = (version: number | string, body: unknown, ifMatch = '"3"') =>
  collector.app.request(`/v1/rules/versions/${version}/restore`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'if-match': ifMatch },
    body: JSON.stringify(body),
  });
const headlines = () =>
  collector.core.rules.compiled.source.campaigns.map(({ id, variants: [variant] }) => [
    id,
    variant?.content.kind === 'message' ? variant.content.headline['vi'] : '',
  ]);

describe('putting a version back', () => {
  it('makes it the next version, whole', async () => {
    const answer = await restore(1, {});
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe('"4"');
    expect(headlines()).toEqual([
      ['a', 'one'],
      ['b', 'one'],
    ]);
    expect(collector.core.rules.compiled.shop.name).toBe('Shop');
    expect((await collector.storage.rules.newest())?.note).toBe('back to version 1');
    expect(await collector.storage.rules.versions(10)).toHaveLength(4);
  });

  it('takes one rule out of it, also one that is gone', async () => {
    expect((await restore(1, { kind: 'campaigns', id: 'a' })).status).toBe(200);
    expect((await restore(2, { kind: 'campaigns', id: 'b' }, '"4"')).status).toBe(200);
    expect(headlines()).toEqual([
      ['a', 'one'],
      ['b', 'two'],
    ]);
    expect(collector.core.rules.compiled.shop.name).toBe('Renamed');
    expect((await restore(1, { kind: 'shop' }, '"5"')).status).toBe(200);
    expect(collector.core.rules.compiled.shop.name).toBe('Shop');
  });

  it('refuses what cannot be put back, and to undo what it does not know of', async () => {
    expect((await restore(1, {}, '"2"')).status).toBe(409);
    expect((await restore(9, {})).status).toBe(404);
    expect((await restore('x', {})).status).toBe(404);
    expect((await restore(3, { kind: 'campaigns', id: 'b' })).status).toBe(404);
    expect((await restore(1, { kind: 'keys', id: 'b' })).status).toBe(400);
    expect((await restore(1, { kind: 'campaigns' })).status).toBe(400);
    expect((await restore(1, {}, 'soon')).status).toBe(400);
    expect(await collector.storage.rules.versions(10)).toHaveLength(3);
  });
});

describe('the history of a rule', () => {
  it('has the versions that changed it, with who, when and what', async () => {
    const history = await historyOf(collector.storage.rules, 'campaigns', 'b');
    expect(history.map(({ version, changes }) => [version, changes.map(({ path, after }) => [path, after === null])])).toEqual([
      [3, [['campaigns/b', true]]],
      [2, [['campaigns/b.variants.0.content.headline.vi', false]]],
      [1, [['campaigns/b', false]]],
    ]);
    expect(history[0]).toMatchObject({ author: 'ana', atMs: 1000, summary: 'campaigns/b' });
    expect((await historyOf(collector.storage.rules, 'shop')).map(({ version }) => version)).toEqual([2, 1]);
    expect((await historyOf(collector.storage.rules, 'placements')).map(({ version }) => version)).toEqual([1]);
    expect((await historyOf(collector.storage.rules)).map(({ version }) => version)).toEqual([3, 2, 1]);
  });
});
