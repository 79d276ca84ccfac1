import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import process from 'node:process';
import { Command } from 'commander';
import type { Collector } from '../server/collector.ts';
import { createErasedList, erasedListFile, readErasedList } from '../storage/sqlite/erased-list.ts';
import { StorageUnavailable } from '../storage/storage.ts';
import { CommandFault } from './command-fault.ts';
import { dataOption } from './data-options.ts';
import { createProgress } from './progress.ts';
import { databaseFile, openShop, readShop } from './shop-folder.ts';

/** `quen replay`: forgets profiles and folds them anew from the log, in place or in a copy in an empty folder. */
export function replayCommand(): Command {
  return new Command('replay')
    .description('fold profiles anew from the log')
    .addOption(dataOption())
    .option('--into <folder>', 'leave the data as they are, and fold the profiles of a copy in this folder')
    .action(async ({ data, into }: { readonly data: string; readonly into?: string }) => {
      readShop(data).close();
      if (into !== undefined) await copyData(data, into);
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

/** All there is, with the list of erased persons beside it; what can be computed is computed anew there. */
async function copyData(from: string, into: string): Promise<void> {
  const target = databaseFile(into);
  if (existsSync(target)) throw new CommandFault(`there are data in ${into} already; name an empty folder`);
  await mkdir(into, { recursive: true });
  const draft = `${target}.part`;
  await rm(draft, { force: true });
  const source = readShop(from);
  const progress = createProgress('copying', 100);
  try {
    await source.backup(draft, (share) => progress.update(share * 100, ''));
  } finally {
    progress.stop();
    await source.close();
  }
  const erased = readErasedList(erasedListFile(databaseFile(from)));
  if (erased.length > 0) createErasedList(target).append(erased);
  await rename(draft, target);
}
