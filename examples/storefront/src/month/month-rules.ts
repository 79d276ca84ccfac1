import { type Collector, readRuleFiles, saveRules } from '@quen/collector';

/** Shares of people who were left out during the month, so that there is something to measure by. */
const globalHoldout = 0.2;
const holdouts: Readonly<Record<string, number>> = { 'danh-cho-ban': 0.1, 'uu-dai-mien-phi-giao': 0.2 };

/** How much more often than usual these variants are clicked, and how much more their offer moves. The console is to find it out. */
const appeals: Readonly<Record<string, number>> = {
  'dang-duoc-quan-tam/tuan-nay': 2.5,
  'uu-dai-mien-phi-giao/nha-may-lo': 1.6,
};

/** {@link appeals} of one variant; 1 is usual. */
export function appealOf(campaign: string, variant: string): number {
  return appeals[`${campaign}/${variant}`] ?? 1;
}

/** Begins to measure: some are left out of everything, and some of single campaigns. Nothing changes where somebody has changed the rules. */
export async function beginMeasuring(collector: Collector, nowMs: number): Promise<void> {
  const newest = await collector.storage.rules.newest();
  if (newest === undefined || newest.version > 1) return;
  const { shop, campaigns } = newest.ruleSet;
  const draft = {
    shop: { ...shop, globalHoldout },
    campaigns: campaigns.map((campaign) => {
      const holdout = holdouts[campaign.id];
      return holdout === undefined ? campaign : { ...campaign, holdout };
    }),
  };
  await save(collector, draft, nowMs, 'holdouts, to measure the first month by');
}

/**
 * Ends the measuring: from now on nobody is left out, and whoever opens the demo sees what it can do. Nothing changes where somebody has
 * changed the rules since.
 */
export async function endMeasuring(collector: Collector, folder: string, nowMs: number): Promise<void> {
  const newest = await collector.storage.rules.newest();
  if (newest?.version !== 2) return;
  const { draft } = await readRuleFiles(folder);
  await save(collector, draft, nowMs, 'no more holdouts after a month');
}

async function save(collector: Collector, draft: unknown, nowMs: number, note: string): Promise<void> {
  const saved = await saveRules(collector.storage.rules, draft, { by: 'demo', nowMs, note });
  if (!saved.ok) throw new Error(`The rules cannot be used: ${saved.issues[0]?.message}`);
  await collector.reloadRules();
}
