import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Collector, createProgress, issueByFile, readRuleFiles, saveRules } from '@quen/collector';
import type { EventEnvelope } from '@quen/protocol';
import { simulateShoppers } from '@quen/testkit';
import { products, toProduct } from './catalogue/catalogue.ts';

const dayMs = 86_400_000;
const days = 30;

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

/** A month of shoppers that was begun, and whether it is all in the log. */
interface Month {
  readonly shoppers: number;
  readonly nowMs: number;
  readonly isDone: boolean;
}

/**
 * Plays a month of simulated shoppers into an empty log, with progress on standard error, and waits for the models. A month that was
 * interrupted is played again with the same ids, so that each event counts once. Answers the number of new events.
 */
export async function seedShoppers(collector: Collector, folder: string, shoppers: number, nowMs: number): Promise<number> {
  const file = join(folder, 'demo-month.json');
  const begun: Month | null = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  if (begun?.isDone === true || (begun === null && (shoppers === 0 || (await collector.storage.log.head()) > 0))) return 0;
  const month: Month = begun ?? { shoppers, nowMs, isDone: false };
  writeFileSync(file, JSON.stringify(month));

  let reachedMs = month.nowMs - days * dayMs;
  function* watched(): Generator<EventEnvelope> {
    const goesWith = new Map(products.map((product) => [product.id, product.goesWith]));
    const catalogue = products.map((product) => toProduct(product, month.nowMs));
    for (const event of simulateShoppers({
      products: catalogue,
      shoppers: month.shoppers,
      days,
      seed: 'nha-may',
      nowMs: month.nowMs,
      origin: 'https://nhamay.example',
      companionsOf: (product) => goesWith.get(product.id) ?? [],
    })) {
      reachedMs = Number(event.timestamp);
      yield event;
    }
  }
  const progress = createProgress('Simulating a month of shoppers', days);
  const done = await collector.importEvents(watched(), {
    source: 'server',
    progress: (taken) => progress.update((reachedMs - month.nowMs) / dayMs + days, `${taken.toLocaleString('en')} events`),
  });
  progress.update(days, `${done.accepted.toLocaleString('en')} events`);
  progress.stop();
  await collector.settle();
  writeFileSync(file, JSON.stringify({ ...month, isDone: true }));
  return done.accepted;
}
