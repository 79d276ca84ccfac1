import { createWriteStream } from 'node:fs';
import process from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Command, Option } from 'commander';
import { type ExportKind, exportEntries, exportKinds } from '../export/export-entries.ts';
import { dataOption } from './data-options.ts';
import { readShop } from './shop-folder.ts';

/** `quen export FILE`: JSON lines; gzip when the name says so, standard output when it is `-`. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write events, profiles, products or rules as JSON lines')
    .argument('<file>', '`-` is standard output; `.gz` is packed')
    .addOption(new Option('--what <kind>', 'what to write').choices(exportKinds).default('events'))
    .addOption(dataOption())
    .action(async (file: string, { data, what }: { readonly data: string; readonly what: ExportKind }) => {
      const storage = readShop(data);
      let count = 0;
      async function* lines(): AsyncGenerator<string> {
        for await (const entry of exportEntries(storage, what)) {
          count += 1;
          yield `${JSON.stringify(entry)}\n`;
        }
      }
      try {
        if (file === '-') await pipeline(Readable.from(lines()), process.stdout, { end: false });
        else if (file.endsWith('.gz')) await pipeline(Readable.from(lines()), createGzip(), createWriteStream(file));
        else await pipeline(Readable.from(lines()), createWriteStream(file));
      } finally {
        await storage.close();
      }
      process.stderr.write(`${count.toLocaleString('en')} ${what} written\n`);
    });
}
