import { type Collector, issueByFile, readRuleFiles, saveRules } from '@quen/collector';
import { products, toProduct } from './catalogue/catalogue.ts';

const dayMs = 86_400_000;

/** Puts the shop's catalogue into the collector; what is there already is brought up to date. */
export async function seedCatalogue(collector: Collector, nowMs: number): Promise<void> {
  // The last product of each shelf came in this month, the others over the year before.
  const rows = products.map((product, index) =>
    toProduct(product, nowMs - (index % 12 === 11 ? 10 : 60 + ((index * 37) % 300)) * dayMs),
  );
  const changed = rows.filter((row) => {
    const known = collector.productOf(row.id);
    return (
      known === undefined ||
      known.priceMinor !== row.priceMinor ||
      known.title !== row.title ||
      known.availability !== row.availability
    );
  });
  if (changed.length > 0) await collector.upsertProducts(changed);
}

/**
 * Saves the rules of a folder when the collector has none yet; rules that were changed since are the marketer's, and stay.
 *
 * @throws Error when the files are not a rule set, with each fault by file
 */
export async function seedRules(collector: Collector, folder: string, nowMs: number): Promise<void> {
  if ((await collector.storage.rules.newest()) !== undefined) return;
  const files = await readRuleFiles(folder);
  const saved =
    files.issues.length > 0
      ? { ok: false as const, issues: files.issues }
      : await saveRules(collector.storage.rules, files.draft, { by: 'demo', nowMs });
  if (!saved.ok) {
    const faults = saved.issues
      .map((issue) => issueByFile(issue, files.fileOf))
      .map(({ path, message }) => `${path}: ${message}`);
    throw new Error(`The rules in ${folder} cannot be used:\n  ${faults.join('\n  ')}`);
  }
  await collector.reloadRules();
}
