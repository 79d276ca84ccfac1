import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RuleSet } from '@quen/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCollector } from '../server/create-collector.ts';
import type { RuleSetStore, StoredRuleSet } from '../storage/storage.ts';
import { checkRules } from './check-rules.ts';
import { defaultRules } from './default-rules.ts';
import { describeChange, diffRuleSets } from './diff-rules.ts';
import { issueByFile, readRuleFiles, writeRuleFiles } from './rule-files.ts';
import { ruleSchemas } from './rule-schemas.ts';
import { saveRules } from './save-rules.ts';

const rules = defaultRules({ salt: 'salt' });
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quen-rules-'));
});
afterEach(() => rm(folder, { recursive: true }));

function memoryStore(first?: RuleSet): RuleSetStore {
  const versions: StoredRuleSet[] = [];
  const store: RuleSetStore = {
    newest: async () => versions.at(-1),
    read: async (version) => versions.find((stored) => stored.version === version),
    versions: async (limit) => versions.slice(-limit).reverse(),
    save: async (ruleSet, basedOn, { atMs, by, note }) => {
      if (basedOn !== versions.length) return null;
      versions.push({ version: basedOn + 1, savedAtMs: atMs, savedBy: by, note, ruleSet: { ...ruleSet, version: basedOn + 1 } });
      return basedOn + 1;
    },
  };
  if (first !== undefined) void store.save(first, 0, { atMs: 1, by: 'test', note: 'first' });
  return store;
}

describe('rule sets', () => {
  test('the default rules are sound', () => {
    expect(checkRules(rules)).toMatchObject({ ok: true });
  });

  test('a misspelt key is refused by its path', () => {
    const [campaign, ...rest] = rules.campaigns;
    const checked = checkRules({ ...rules, campaigns: [{ ...campaign, priorty: 5 }, ...rest] });
    expect(checked.ok ? [] : checked.issues.map(({ path }) => path)).toEqual(['campaigns.0.priorty']);
  });

  test('all faults are told at once: shape, references and conditions', () => {
    const [campaign] = rules.campaigns;
    const shapeless = checkRules({ ...rules, campaigns: [{ ...campaign, status: 'on' }], offers: [{}] });
    expect(shapeless.ok ? [] : shapeless.issues.map(({ path }) => path)).toContain('campaigns.0.status');
    const dangling = checkRules({
      ...rules,
      campaigns: [{ ...campaign, placements: ['nowhere'], audience: { 'cart.value': { $near: 5 } } }],
    });
    expect(dangling.ok ? 0 : dangling.issues.length).toBeGreaterThanOrEqual(2);
  });

  test('differences are told by path, whatever the order of keys', () => {
    const changed: RuleSet = {
      ...rules,
      shop: { ...rules.shop, currency: 'EUR' },
      segments: rules.segments.slice(1).map(({ condition, name, id }) => ({ condition, name, id })),
    };
    expect(diffRuleSets(rules, changed).map(describeChange)).toEqual(['~ shop.currency: "VND" → "EUR"', '- segments/regulars']);
    expect(diffRuleSets(rules, rules)).toEqual([]);
  });

  test('files go round', async () => {
    await writeRuleFiles(folder, rules, 'http://localhost:7836/schemas');
    const read = await readRuleFiles(folder);
    expect(read.issues).toEqual([]);
    const checked = checkRules(read.draft);
    if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
    expect(diffRuleSets(rules, checked.value)).toEqual([]);
    expect(JSON.parse(await readFile(join(folder, 'campaigns/home-for-you.json'), 'utf8')).$schema).toBe(
      'http://localhost:7836/schemas/campaign.json',
    );
  });

  test('pulling removes files of rules that are gone', async () => {
    await writeRuleFiles(folder, rules, '');
    const { removed } = await writeRuleFiles(folder, { ...rules, segments: [] }, '');
    expect(removed).toEqual(['segments/regulars.json']);
    expect(await readdir(join(folder, 'segments'))).toEqual([]);
  });

  test('faults are told by file', async () => {
    await writeRuleFiles(folder, rules, '');
    await writeFile(join(folder, 'segments/broken.json'), '{"id": ');
    await writeFile(join(folder, 'segments/other.json'), '{"id":"another","name":"x","condition":{"cart.value":{"$near":1}}}');
    const { draft, fileOf, issues } = await readRuleFiles(folder);
    expect(issues.map(({ path }) => path)).toEqual(['segments/broken.json', 'segments/other.json: id']);
    const checked = checkRules(draft);
    expect(checked.ok ? [] : checked.issues.map((issue) => issueByFile(issue, fileOf).path.split('.json')[0])).toEqual([
      'segments/other',
    ]);
  });

  test('a save is whole, once, and never over another', async () => {
    const store = memoryStore();
    const options = { by: 'test', nowMs: 5 };
    expect(await saveRules(store, rules, { ...options, dryRun: true })).toMatchObject({
      value: { status: 'would_save', version: 1 },
    });
    expect(await store.newest()).toBeUndefined();
    expect(await saveRules(store, rules, options)).toMatchObject({ value: { status: 'saved', version: 1 } });
    expect(await saveRules(store, rules, options)).toMatchObject({ value: { status: 'unchanged', version: 1 } });
    const change = { shop: { ...rules.shop, name: 'Quán' } };
    expect(await saveRules(store, change, { ...options, basedOn: 0 })).toMatchObject({
      value: { status: 'conflict', version: 1 },
    });
    expect(await saveRules(store, { offers: [{ id: 'x' }] }, options)).toMatchObject({ ok: false });
    expect(await saveRules(store, change, options)).toMatchObject({ value: { status: 'saved', version: 2 } });
    expect((await store.newest())?.ruleSet.placements).toEqual(rules.placements);
    expect((await store.newest())?.note).toBe('shop');
  });
});

describe('rule schemas', () => {
  test('are strict, allow $schema and hold no reference to elsewhere', () => {
    for (const [name, schema] of ruleSchemas()) {
      expect(schema, name).toMatchObject({ additionalProperties: false, properties: { $schema: { type: 'string' } } });
      expect(JSON.stringify(schema)).not.toContain('"$ref"');
    }
    expect([...ruleSchemas().keys()]).toEqual(['shop', 'placement', 'segment', 'campaign', 'offer']);
  });
});

describe('rule routes', () => {
  test('read, change with If-Match, refuse what is stale or unsound', async () => {
    const collector = await createCollector();
    const { secret, publishable } = await collector.core.keys.create({ name: 'test', nowMs: 0 });
    const ask = (method: string, path: string, body?: unknown, headers: { [name: string]: string } = {}, key = secret) =>
      collector.app.request(path, {
        method,
        headers: { authorization: `Bearer ${key}`, ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    expect((await ask('GET', '/v1/rules', undefined, {}, publishable)).status).toBe(403);
    expect((await ask('GET', '/v1/rules')).status).toBe(404);
    expect((await ask('PUT', '/v1/rules', rules)).status).toBe(400);
    expect((await ask('PUT', '/v1/rules', rules, { 'if-match': '"0"' })).headers.get('etag')).toBe('"1"');
    const read = await ask('GET', '/v1/rules');
    expect(read.headers.get('etag')).toBe('"1"');
    const { ruleSet } = (await read.json()) as StoredRuleSet;
    const changed = { ...ruleSet, shop: { ...ruleSet.shop, name: 'Quán' } };
    expect((await ask('PUT', '/v1/rules', changed, { 'if-match': '"0"' })).status).toBe(409);
    const unsound = await ask('PUT', '/v1/rules', { ...changed, campaigns: [{}] }, { 'if-match': '"1"' });
    expect(await unsound.json()).toMatchObject({
      status: 400,
      code: 'invalid_rule_set',
      issues: [{ path: 'campaigns.0.id' }, {}, {}, {}, {}, {}, {}],
    });
    expect(collector.core.rules.compiled.shop.name).toBe('My shop');
    expect((await ask('PUT', '/v1/rules', changed, { 'if-match': '"1"' })).headers.get('etag')).toBe('"2"');
    expect(collector.core.rules.compiled.shop.name).toBe('Quán');
    expect(await (await ask('GET', '/v1/rules/versions/2')).json()).toMatchObject({
      changes: [{ path: 'shop.name', before: '"My shop"', after: '"Quán"' }],
      savedBy: 'api',
    });
    expect(await (await ask('GET', '/v1/rules/versions')).json()).toMatchObject({ versions: [{ version: 2 }, { version: 1 }] });
    expect((await ask('GET', '/schemas/campaign.json')).status).toBe(200);
    expect((await ask('GET', '/schemas/nothing.json')).status).toBe(404);
    await collector.close();
  });
});
