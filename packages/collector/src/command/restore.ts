import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, rename, rm } from 'node:fs/promises';
import process from 'node:process';
import { Command } from 'commander';
import { createErasedList, erasedListFile, readErasedList } from '../storage/sqlite/erased-list.ts';
import { createSqliteStorage } from '../storage/sqlite/sqlite-storage.ts';
import { StorageUnavailable } from '../storage/storage.ts';
import { checkCopy } from './check-copy.ts';
import { CommandFault } from './command-fault.ts';
import { dataOption } from './data-options.ts';
import { databaseFile, openShop } from './shop-folder.ts';

interface RestoreOptions {
  readonly data: string;
  readonly force?: true;
  readonly erased?: string;
}

/** `quen restore FILE`: puts a backup in place of the data. Whoever was erased since is erased in it, too. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('put a backup in place of the data, without those who were erased since')
    .argument('<file>', 'as `quen backup` wrote it')
    .option('--force', 'replace the data that are there; they are kept beside as quen.db-replaced')
    .option('--erased <list>', 'a list of erased persons from elsewhere, a quen.db-erased')
    .addOption(dataOption())
    .action(restore);
}

async function restore(file: string, { data, force, erased }: RestoreOptions): Promise<void> {
  if (!existsSync(file)) throw new CommandFault(`there is no ${file}`);
  const [fault] = await checkCopy(file);
  if (fault !== undefined) throw new CommandFault(`${file} is not whole: ${fault}`);
  const target = databaseFile(data);
  await mkdir(data, { recursive: true });
  if (existsSync(target)) {
    if (force === undefined) throw new CommandFault(`there are data in ${data}; --force puts the backup in their place`);
    await checkNobodyWrites(data);
  }
  if (erased !== undefined) createErasedList(target).append(readErasedList(erased));
  const draft = `${target}.part`;
  await copyFile(file, draft);
  await chmod(draft, 0o600);
  const replaced = existsSync(target) ? `${target}-replaced` : null;
  if (replaced !== null) await rename(target, replaced);
  // They belong to the file that was there, and would be taken for the new one's.
  for (const end of ['-wal', '-shm', '-models.snapshot', '-segments.snapshot']) await rm(`${target}${end}`, { force: true });
  await rename(draft, target);
  const collector = await openShop(data);
  const [events, profiles] = [await collector.storage.log.count(), await collector.storage.profiles.count()];
  await collector.close();
  const erasures = readErasedList(erasedListFile(target)).length;
  process.stdout.write(
    `${data} holds the backup: ${events.toLocaleString('en')} events, ${profiles.toLocaleString('en')} profiles; ` +
      `${erasures} erased identities were kept out\n` +
      (replaced === null
        ? ''
        : `what was there is in ${replaced}, where nobody will be erased: delete it when it is needed no more\n`),
  );
}

/** Also brings the write-ahead log home, so that what is kept beside is whole. */
async function checkNobodyWrites(data: string): Promise<void> {
  try {
    await createSqliteStorage(databaseFile(data)).close();
  } catch (error) {
    if (error instanceof StorageUnavailable) throw new CommandFault('a server has the data open; stop it first');
    // What cannot be opened any more may be a reason to restore.
  }
}
