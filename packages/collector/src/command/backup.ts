import { existsSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import process from 'node:process';
import { Command } from 'commander';
import { checkCopy } from './check-copy.ts';
import { CommandFault } from './command-fault.ts';
import { dataOption } from './data-options.ts';
import { createProgress } from './progress.ts';
import { readShop } from './shop-folder.ts';

/** `quen backup FILE`: a consistent copy, also while a server runs; `quen restore` puts it back. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('write a consistent copy, also while the server runs')
    .argument('<file>')
    .option('--force', 'replace the file')
    .addOption(dataOption())
    .action(async (file: string, { data, force }: { readonly data: string; readonly force?: true }) => {
      if (existsSync(file) && force === undefined) throw new CommandFault(`${file} is there already; --force replaces it`);
      const storage = readShop(data);
      const progress = createProgress('backing up', 100);
      const draft = `${file}.part`;
      try {
        await rm(draft, { force: true });
        await storage.backup(draft, (share) => progress.update(share * 100, ''));
      } finally {
        progress.stop();
        await storage.close();
      }
      const [fault] = await checkCopy(draft);
      if (fault !== undefined) throw new CommandFault(`the copy is not whole: ${fault}`);
      // Only what was found whole gets the name.
      await rename(draft, file);
      process.stdout.write(
        `${file} holds everything, ${Math.ceil((await stat(file)).size / 1024).toLocaleString('en')} kB, and is whole\n`,
      );
    });
}
