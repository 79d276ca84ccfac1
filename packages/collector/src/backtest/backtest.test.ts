import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Campaign, RuleSet } from '@quen/protocol';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createProgram } from '../command/program.ts';
import { databaseFile } from '../command/shop-folder.ts';
import { defaultRuleSet } from '../decisions/default-rule-set.ts';
import { createCollector } from '../server/create-collector.ts';
import { backtestForConsole } from './console-backtest.ts';

const folder = mkdtempSync(join(tmpdir(), 'quen-backtest-'));
afterAll(() => rmSync(folder, { recursive: true }));

const nowMs = Date.now();
const campaign = (more: Partial<Campaign> = {}): Campaign => ({
  id: 'hello',
  name: 'Hello',
  status: 'running',
  placements: ['home'],
  audience: {},
  tailoring: 'transparent',
  holdout: 0,
  purpose: 'none',
  frequencyCaps: [{ max: 1, per: 'lifetime' }],
  variants: [{ id: 'v', weight: 1, content: { kind: 'message', headline: { vi: 'Chào' } } }],
  ...more,
});
const rules: RuleSet = { ...defaultRuleSet, version: 0, placements: [{ id: 'home', name: 'Home' }], campaigns: [campaign()] };
const views = ['ana', 'ana', 'ben'].map((anonymousId, index) => ({
  messageId: `m${index}`,
  name: 'page_view',
  anonymousId,
  timestamp: nowMs - 3_600_000 + index,
}));

async function withShop(): Promise<void> {
  const collector = await createCollector({ database: databaseFile(folder), now: () => nowMs });
  if ((await collector.storage.rules.newest()) === undefined) {
    await collector.storage.rules.save(rules, 0, { atMs: nowMs, by: 'test', note: '' });
    await collector.reloadRules();
    await collector.importEvents(views);
  }
  const draft = campaign({ frequencyCaps: [{ max: 2, per: 'lifetime' }] });
  const report = await backtestForConsole(collector.core, draft, 30);
  expect(report).toMatchObject({
    ok: true,
    value: {
      days: 30,
      events: 3,
      chancesFrom: 'page_views',
      draft: { chances: 3, qualifiedPeople: 2, qualifiedViews: 3, shown: 3, capped: 0, maxCostMinor: null },
      running: { shown: 2, capped: 1 },
    },
  });
  const broken = await backtestForConsole(collector.core, { ...draft, placements: ['nowhere'] }, 30);
  expect(broken.ok).toBe(false);
  await collector.close();
}

describe('a backtest', () => {
  it('shows a draft beside the running version, in the console and on the command line', async () => {
    await withShop();
    const file = join(folder, 'draft.json');
    writeFileSync(file, JSON.stringify({ $schema: 'x', ...campaign({ frequencyCaps: [{ max: 2, per: 'lifetime' }] }) }));
    const run = async (...args: string[]): Promise<string> => {
      const written: string[] = [];
      const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
      try {
        await createProgram().parseAsync(['backtest', ...args, '--data', folder], { from: 'user' });
      } finally {
        spy.mockRestore();
      }
      return written.join('');
    };
    const table = await run('hello', '--draft', file);
    expect(table).toContain('3 page views in 30 days, of 2 people known from 3 events');
    expect(table).toMatch(/seen +3 \(2\) +2 \(2\)/);
    expect(table).toMatch(/capped +0 \(0\) +1 \(1\)/);
    expect(JSON.parse(await run('hello', '--json'))).toMatchObject({
      campaign: 'hello',
      days: 30,
      draft: { seen: { views: 2 } },
    });
    expect(table).toMatch(/chances +3 +3/);
    expect(table).toContain('page views, on whatever page (3): no request is known that asked for one of its placements');
    await expect(run('nothing')).rejects.toThrow('there are hello');
    const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
      throw new Error('exit');
    });
    await expect(run('hello', '--days', '0')).rejects.toThrow('exit');
    expect(exit).toHaveBeenCalledWith(1);
    exit.mockRestore();
    writeFileSync(file, '{"name": 1}');
    await expect(run('hello', '--draft', file)).rejects.toThrow('is not a campaign');
  });
});
