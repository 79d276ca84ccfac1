// @vitest-environment node
import { fileURLToPath } from 'node:url';
import { createCollector, readRuleFiles, saveRules } from '@quen/collector';
import { expect, it } from 'vitest';
import { placementNames } from './pages/placement.ts';
import { seedCatalogue, seedRules } from './seed.ts';

const folder = fileURLToPath(new URL('../rules', import.meta.url));

it('has rules that the collector takes, for the places the pages have', async () => {
  const collector = await createCollector();
  try {
    const files = await readRuleFiles(folder);
    expect(files.issues).toEqual([]);
    expect(await saveRules(collector.storage.rules, files.draft, { by: 'test', nowMs: 1, dryRun: true })).toMatchObject({
      ok: true,
    });
    await seedRules(collector, folder, 1);
    await seedCatalogue(collector, 1);
    const { ruleSet } = (await collector.storage.rules.newest()) ?? {};
    expect(ruleSet?.placements.map(({ id }) => id).sort()).toEqual([...placementNames].sort());
    for (const name of placementNames) {
      expect(ruleSet?.campaigns.some((campaign) => campaign.placements.includes(name))).toBe(true);
    }
  } finally {
    await collector.close();
  }
});
