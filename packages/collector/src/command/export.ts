import { createWriteStream } from 'node:fs';
import process from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Command, Option } from 'commander';
import type { Storage } from '../storage/storage.ts';
import { dataOption } from './data-options.ts';
import { readShop } from './shop-folder.ts';

const kinds = ['events', 'profiles', 'products', 'rules'] as const;
const pageSize = 1000;

/** `quen export FILE`: JSON lines; gzip when the name says so, standard output when it is `-`. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write events, profiles, products or rules as JSON lines')
    .argument('<file>', '`-` is standard output; `.gz` is packed')
    .addOption(new Option('--what <kind>', 'what to write').choices(kinds).default('events'))
    .addOption(dataOption())
    .action(async (file: string, { data, what }: { readonly data: string; readonly what: (typeof kinds)[number] }) => {
      const storage = readShop(data);
      let count = 0;
      async function* lines(): AsyncGenerator<string> {
        for await (const entry of entriesOf(storage, what)) {
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

async function* entriesOf(storage: Storage, what: (typeof kinds)[number]): AsyncGenerator<unknown> {
  if (what === 'rules') {
    const newest = await storage.rules.newest();
    if (newest !== undefined) yield newest.ruleSet;
    return;
  }
  for (let after: string | number = what === 'events' ? 0 : ''; ; ) {
    const page = await readPage(storage, what, after);
    for (const { entry } of page) yield entry;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = last.place;
  }
}

async function readPage(
  storage: Storage,
  what: 'events' | 'profiles' | 'products',
  after: string | number,
): Promise<readonly { readonly place: string | number; readonly entry: unknown }[]> {
  if (what === 'events') {
    return (await storage.log.read({ after: Number(after), limit: pageSize })).map((entry) => ({ place: entry.position, entry }));
  }
  if (what === 'products') {
    return (await storage.products.list(String(after), pageSize)).map((entry) => ({ place: entry.id, entry }));
  }
  return (await storage.profiles.list(String(after), pageSize)).map(({ profile }) => ({ place: profile.id, entry: profile }));
}
