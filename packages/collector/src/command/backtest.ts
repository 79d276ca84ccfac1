import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { compileRuleSet } from '@quen/engine';
import type { Campaign, Issue, RuleSet } from '@quen/protocol';
import { campaignSchema } from '@quen/protocol/schema';
import { strategyNames } from '@quen/recommender';
import { Command } from 'commander';
import { backtestCampaign } from '../backtest/backtest-campaign.ts';
import { createIdentityGraph } from '../identity/identity-graph.ts';
import { defaultIdentityLimits } from '../identity/identity-limits.ts';
import { backtestTable } from './backtest-table.ts';
import { CommandFault } from './command-fault.ts';
import { dataOption } from './data-options.ts';
import { createProgress } from './progress.ts';
import { readShop } from './shop-folder.ts';
import { wholeNumber } from './whole-number.ts';

interface BacktestCommandOptions {
  readonly data: string;
  readonly days: number;
  readonly draft?: string;
  readonly json?: true;
}

/** Nobody is served by this process: it works in one go, but for showing how far it has come. */
const sliceMs = 200;
const maxDays = 3_660;

/** `quen backtest CAMPAIGN`: replays the log against a campaign's draft, beside the version that is running. */
export function backtestCommand(): Command {
  return new Command('backtest')
    .description('replay the log against a campaign, beside its running version')
    .argument('<campaign>', 'its id')
    .addOption(dataOption())
    .option('--days <number>', 'how many days back are counted', wholeNumber(1, maxDays, 'days'), 30)
    .option('--draft <file>', 'the campaign as it would be, a JSON file as `quen campaigns pull` writes them')
    .option('--json', 'one JSON object instead of a table')
    .action(runBacktest);
}

async function runBacktest(id: string, { data, days, draft: file, json }: BacktestCommandOptions): Promise<void> {
  const storage = readShop(data);
  try {
    const rules = (await storage.rules.newest())?.ruleSet;
    if (rules === undefined) throw new CommandFault('no rules have been saved yet; `quen serve` makes the first ones');
    const running = compileRuleSet(rules, { strategies: strategyNames });
    if (!running.ok) throw new CommandFault(`the saved rules do not hold together:\n${linesOf(running.issues)}`);
    const draft = file === undefined ? campaignOf(rules, id) : await readDraft(file, id);
    const startedAt = performance.now();
    const progress = createProgress('backtesting', 100);
    const report = await backtestCampaign({
      storage,
      running: running.value,
      profileOf: createIdentityGraph(storage, defaultIdentityLimits).profileOf,
      draft,
      days,
      nowMs: Date.now(),
      sliceMs,
      progress: (share, events) => progress.update(share * 100, `${events.toLocaleString('en')} events`),
    });
    progress.stop();
    if (!report.ok) throw new CommandFault(`the draft does not fit the rules:\n${linesOf(report.issues)}`);
    const tookMs = Math.round(performance.now() - startedAt);
    const text =
      json === true ? JSON.stringify({ campaign: id, days, tookMs, ...report.value }) : backtestTable(id, days, report.value);
    process.stdout.write(`${text}\n`);
  } finally {
    await storage.close();
  }
}

function campaignOf(rules: RuleSet, id: string): Campaign {
  const campaign = rules.campaigns.find((one) => one.id === id);
  if (campaign === undefined) {
    const known = rules.campaigns.map((one) => one.id).join(', ');
    throw new CommandFault(`there is no campaign "${id}"${known === '' ? '' : `; there are ${known}`}`);
  }
  return campaign;
}

async function readDraft(file: string, id: string): Promise<Campaign> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandFault(`${file} cannot be read: ${error.code ?? error.message}`);
  });
  const parsed = campaignSchema.safeParse(parseJson(file, text));
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new CommandFault(`${file} is not a campaign:\n${lines.join('\n')}`);
  }
  return { ...parsed.data, id };
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new CommandFault(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function linesOf(issues: readonly Issue[]): string {
  return issues.map(({ path, message }) => `  ${path}: ${message}`).join('\n');
}
