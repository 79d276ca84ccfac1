import { existsSync } from 'node:fs';
import process from 'node:process';
import { Command } from 'commander';
import type { Collector } from '../server/collector.ts';
import { createSqliteStorage } from '../storage/sqlite/sqlite-storage.ts';
import { type Storage, StorageUnavailable } from '../storage/storage.ts';
import { CommandFault } from './command-fault.ts';
import { dataOption } from './data-options.ts';
import { createProgress } from './progress.ts';
import { databaseFile, openShop, readShop } from './shop-folder.ts';

const pageSize = 2000;

/** `quen replay`: forgets profiles and folds them anew from the log, in place or into an empty folder. */
export function replayCommand(): Command {
  return new Command('replay')
    .description('fold profiles anew from the log')
    .addOption(dataOption())
    .option('--into <folder>', 'leave the data as they are and build others from their log')
    .action(async ({ data, into }: { readonly data: string; readonly into?: string }) => {
      readShop(data).close();
      if (into !== undefined) await copyLog(data, into);
      const collector = await openToReplay(into ?? data);
      const progress = createProgress('replaying', 100);
      const { events, profiles } = await collector.replay((share) => progress.update(share * 100, ''));
      progress.stop();
      await collector.close();
      process.stdout.write(`${events.toLocaleString('en')} events folded into ${profiles.toLocaleString('en')} profiles\n`);
    });
}

async function openToReplay(folder: string): Promise<Collector> {
  try {
    return await openShop(folder);
  } catch (error) {
    if (error instanceof StorageUnavailable)
      throw new CommandFault('a server has the data open; stop it first, or replay --into another folder');
    throw error;
  }
}

/** Everything that cannot be computed: the log, the rules, the catalogue. */
async function copyLog(from: string, into: string): Promise<void> {
  if (existsSync(databaseFile(into))) throw new CommandFault(`there are data in ${into} already; name an empty folder`);
  const source = readShop(from);
  const { mkdir } = await import('node:fs/promises');
  await mkdir(into, { recursive: true });
  const target = createSqliteStorage(databaseFile(into));
  try {
    await copyRules(source, target);
    for (let after = ''; ; ) {
      const page = await source.products.list(after, pageSize);
      await target.products.upsert(page);
      after = page.at(-1)?.id ?? after;
      if (page.length < pageSize) break;
    }
    for (let after = 0; ; ) {
      const page = await source.log.read({ after, limit: pageSize });
      if (page.length === 0) break;
      await target.commit({ events: page.map(({ position: _, ...event }) => event) });
      after = page.at(-1)?.position ?? after;
    }
  } finally {
    await source.close();
    await target.close();
  }
}

async function copyRules(source: Storage, target: Storage): Promise<void> {
  const versions = [...(await source.rules.versions(100_000))].reverse();
  for (const [index, { version }] of versions.entries()) {
    const stored = await source.rules.read(version);
    if (stored === undefined) continue;
    await target.rules.save(stored.ruleSet, index, { atMs: stored.savedAtMs, by: stored.savedBy, note: stored.note });
  }
}
