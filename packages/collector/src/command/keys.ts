import process from 'node:process';
import { Command } from 'commander';
import { type KeyChanges, pairEnds } from '../keys/key-changes.ts';
import { createKeyRing, type NewKeyPair } from '../keys/key-ring.ts';
import { livePairs, shopPairs } from '../keys/live-pairs.ts';
import { loadScripts, tagOf } from '../routes/snippet-scripts.ts';
import { createSqliteStorage } from '../storage/sqlite/sqlite-storage.ts';
import { type Storage, StorageUnavailable } from '../storage/storage.ts';
import { CommandFault } from './command-fault.ts';
import { dataOption } from './data-options.ts';
import { createRemoteKeys } from './remote-keys.ts';
import { createServerClient } from './server-client.ts';
import { databaseFile, readRunningServer, readShop } from './shop-folder.ts';
import { wholeNumber } from './whole-number.ts';

interface KeysOptions {
  readonly data: string;
}

/** `quen keys`: pairs of a publishable and a secret key. */
export function keysCommand(): Command {
  const keys = new Command('keys').description('publishable and secret keys');
  keys.command('list').description('all pairs').addOption(dataOption()).action(list);
  keys
    .command('tag')
    .description('the tag to paste into every page, with the newest pair’s publishable key')
    .option('--collector <address>', 'where pages find the collector', 'https://quen.shop.example')
    .option('--pinned', 'only this release’s quen.js, which the browser checks by its digest')
    .addOption(dataOption())
    .action(tag);
  keys
    .command('create')
    .description('a new pair; the secret one is shown this once')
    .argument('[origins...]', 'where pages may use it, as https://shop.example; anywhere when absent')
    .option('--name <text>', 'what it is for', 'shop')
    .addOption(dataOption())
    .action((origins: string[], options: KeysOptions & { name: string }) =>
      change(options, async (pairs) =>
        printNew(await pairs.create({ name: options.name, origins: origins.map(checkOrigin), nowMs: Date.now() })),
      ),
    );
  keys
    .command('rotate')
    .description('a new pair in place of an old one, which goes on working for a while')
    .argument('<id>')
    .option('--overlap <hours>', 'how long', wholeNumber(0, 8_760, 'hours'), 24)
    .addOption(dataOption())
    .action((id: string, options: KeysOptions & { overlap: number }) =>
      change(options, async (pairs) => {
        const pair = await pairs.rotate(id, Date.now(), options.overlap * 3_600_000);
        if (pair === undefined) throw new CommandFault(noPair(id));
        if (pair === 'ending') throw new CommandFault(pairEnds);
        printNew(pair);
      }),
    );
  keys
    .command('revoke')
    .description('end a pair at once')
    .argument('<id>')
    .addOption(dataOption())
    .action((id: string, options: KeysOptions) =>
      change(options, async (pairs) => {
        if (!(await pairs.revoke(id))) throw new CommandFault(noPair(id));
        process.stdout.write(`${id} has ended\n`);
      }),
    );
  keys
    .command('origins')
    .description('where pages may use a pair; anywhere when none is named')
    .argument('<id>')
    .argument('[origins...]')
    .addOption(dataOption())
    .action((id: string, origins: string[], options: KeysOptions) =>
      change(options, async (pairs) => {
        if (!(await pairs.setOrigins(id, origins.map(checkOrigin)))) throw new CommandFault(noPair(id));
      }),
    );
  return keys;
}

async function list({ data }: KeysOptions): Promise<void> {
  const storage = readShop(data);
  for (const { id, name, publishable, origins, createdAtMs, expiresAtMs } of shopPairs(await storage.keys.list())) {
    const ends = expiresAtMs === null ? '' : ` · ends ${new Date(expiresAtMs).toISOString()}`;
    const where = origins.length === 0 ? 'any origin' : origins.join(' ');
    process.stdout.write(`${id} · ${name} · ${publishable} · ${where} · since ${new Date(createdAtMs).toISOString()}${ends}\n`);
  }
  await storage.close();
}

async function tag({ data, collector, pinned }: KeysOptions & { collector: string; pinned?: true }): Promise<void> {
  const storage = readShop(data);
  const newest = livePairs(await storage.keys.list(), Date.now()).at(-1);
  await storage.close();
  if (newest === undefined) throw new CommandFault('there is no key; make a pair with `quen keys create`');
  const script = pinned === true ? (await loadScripts()).get('quen.js') : undefined;
  process.stdout.write(`${tagOf(checkOrigin(collector), newest.publishable, script)}\n`);
}

/** In the data themselves, or by asking the server that has them open. */
async function change({ data }: KeysOptions, work: (pairs: KeyChanges) => Promise<void>): Promise<void> {
  readShop(data).close();
  let storage: Storage;
  try {
    storage = createSqliteStorage(databaseFile(data));
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
    const server = await readRunningServer(data);
    if (server === undefined) throw new CommandFault(error.message);
    return work(createRemoteKeys(createServerClient(server.url, server.secret)));
  }
  try {
    await work(await createKeyRing(storage.keys));
  } finally {
    await storage.close();
  }
}

function printNew({ id, publishable, secret, tokenSecret }: NewKeyPair): void {
  process.stdout.write(
    `id               ${id}\npublishable key  ${publishable}\nsecret key       ${secret}\ntoken secret     ${tokenSecret}\n`,
  );
  process.stdout.write('The secret ones are shown this once.\n');
}

function noPair(id: string): string {
  return `there is no pair ${id}; give an id that \`quen keys list\` names, as key_…`;
}

function checkOrigin(text: string): string {
  if (!URL.canParse(text) || new URL(text).origin !== text.replace(/\/$/, '')) {
    throw new CommandFault(`${text} is not an origin; write https://shop.example`);
  }
  return new URL(text).origin;
}
