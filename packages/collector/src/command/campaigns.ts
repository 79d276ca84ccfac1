import process from 'node:process';
import type { Issue, Result } from '@quen/protocol';
import { Command, Option } from 'commander';
import { checkRules } from '../rules/check-rules.ts';
import { describeChange } from '../rules/diff-rules.ts';
import { issueByFile, type RuleFiles, readRuleFiles, writeRuleFiles } from '../rules/rule-files.ts';
import { type RuleSetSaved, saveRules } from '../rules/save-rules.ts';
import type { StoredRuleSet } from '../storage/storage.ts';
import { CommandFault } from './command-fault.ts';
import { dataOption } from './data-options.ts';
import { defaultPort } from './serve.ts';
import { createServerClient, type ServerClient } from './server-client.ts';
import { openOrReach, readShop } from './shop-folder.ts';

interface TargetOptions {
  readonly data: string;
  readonly server?: string;
  readonly key?: string;
}

/** `quen campaigns push|pull`: the rules as files. */
export function campaignsCommand(): Command {
  const push = new Command('push')
    .description('save the rules in a folder of JSON files, whole or not at all')
    .argument('<folder>')
    .option('--dry-run', 'say what would change')
    .option('--note <text>', 'what the change is about');
  const pull = new Command('pull')
    .description('write the newest rules into a folder of JSON files, in place of those that are there')
    .argument('<folder>')
    .option('--schemas <url>', 'where editors find the schemas', `http://localhost:${defaultPort}/schemas`);
  for (const command of [push, pull]) {
    command
      .addOption(dataOption())
      .option('--server <url>', 'a server elsewhere')
      .addOption(new Option('--key <secret>', 'its secret key').env('QUEN_SECRET_KEY'));
  }
  return new Command('campaigns')
    .description('keep placements, segments, campaigns and offers as files')
    .addCommand(push.action(runPush))
    .addCommand(pull.action(runPull));
}

async function runPush(
  folder: string,
  options: TargetOptions & { readonly dryRun?: true; readonly note?: string },
): Promise<void> {
  const files = await readRuleFiles(folder);
  if (files.fileOf.size === 0 && files.issues.length === 0) {
    throw new CommandFault(`there are no rules in ${folder}; \`quen campaigns pull ${folder}\` writes those in force`);
  }
  const saved = await push(files, options);
  if (!saved.ok) {
    const issues = [...files.issues, ...saved.issues.map((issue) => issueByFile(issue, files.fileOf))];
    throw new CommandFault(`nothing was saved:\n${issues.map(({ path, message }) => `  ${path}: ${message}`).join('\n')}`);
  }
  process.stdout.write(`${describe(saved.value)}\n`);
}

/** What was saved, or why nothing was. */
async function push(
  { draft, issues }: RuleFiles,
  options: TargetOptions & { readonly dryRun?: true; readonly note?: string },
): Promise<Result<RuleSetSaved>> {
  const client = clientOf(options);
  if (client !== undefined) return pushTo(client, draft, issues, options);
  const opened = await openOrReach(options.data);
  if ('server' in opened) return pushTo(createServerClient(opened.server.url, opened.server.secret), draft, issues, options);
  const { collector } = opened;
  try {
    const saved = await saveRules(collector.storage.rules, draft, {
      by: 'command',
      nowMs: Date.now(),
      // Files that cannot be read are told together with the faults of those that can.
      dryRun: options.dryRun === true || issues.length > 0,
      ...(options.note !== undefined && { note: options.note }),
    });
    return saved.ok && issues.length > 0 ? { ok: false, issues: [] } : saved;
  } finally {
    await collector.close();
  }
}

async function pushTo(
  client: ServerClient,
  draft: RuleFiles['draft'],
  issues: readonly Issue[],
  { dryRun, note }: { readonly dryRun?: true; readonly note?: string },
): Promise<Result<RuleSetSaved>> {
  const { version, ruleSet } = await client.ask<StoredRuleSet>('GET', '/v1/rules');
  const checked = checkRules({ ...ruleSet, ...draft });
  if (!checked.ok) return checked;
  if (issues.length > 0) return { ok: false, issues: [] };
  const query = new URLSearchParams({ ...(dryRun === true && { dryRun: 'true' }), ...(note !== undefined && { note }) });
  const value = await client.ask<RuleSetSaved>('PUT', `/v1/rules?${query}`, draft, { 'if-match': `"${version}"` });
  return { ok: true, value };
}

async function runPull(folder: string, options: TargetOptions & { readonly schemas: string }): Promise<void> {
  const newest = await newestRules(options);
  if (newest === undefined) throw new CommandFault('no rules have been saved yet; `quen serve` makes the first ones');
  const { written, removed } = await writeRuleFiles(folder, newest.ruleSet, options.schemas.replace(/\/+$/, ''));
  const gone = removed.map((name) => `  - ${name}, which is not in force\n`).join('');
  process.stdout.write(`version ${newest.version} is in ${folder}: ${written.length} files\n${gone}`);
}

async function newestRules(options: TargetOptions): Promise<StoredRuleSet | undefined> {
  const client = clientOf(options);
  if (client !== undefined) return client.ask<StoredRuleSet>('GET', '/v1/rules');
  const storage = readShop(options.data);
  try {
    return await storage.rules.newest();
  } finally {
    await storage.close();
  }
}

function clientOf({ server, key }: TargetOptions): ServerClient | undefined {
  if (server === undefined) return undefined;
  if (key === undefined) throw new CommandFault('give the secret key of the server: --key, or QUEN_SECRET_KEY');
  return createServerClient(server, key);
}

function describe(saved: RuleSetSaved): string {
  if (saved.status === 'conflict')
    throw new CommandFault(`someone else saved version ${saved.version} meanwhile; pull, merge and push again`);
  const changes = saved.changes.map((change) => `  ${describeChange(change)}`);
  const head = {
    saved: `saved as version ${saved.version}`,
    would_save: `would become version ${saved.version}`,
    unchanged: `nothing has changed since version ${saved.version}`,
  };
  return [head[saved.status], ...changes].join('\n');
}
