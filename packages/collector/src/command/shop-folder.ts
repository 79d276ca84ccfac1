import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { localKeyName } from '../keys/local-key-name.ts';
import { defaultRules } from '../rules/default-rules.ts';
import { saveRules } from '../rules/save-rules.ts';
import type { Collector } from '../server/collector.ts';
import { type CollectorOptions, createCollector } from '../server/create-collector.ts';
import type { Log } from '../server/log.ts';
import { createSqliteStorage } from '../storage/sqlite/sqlite-storage.ts';
import { type Storage, StorageUnavailable } from '../storage/storage.ts';
import { CommandFault } from './command-fault.ts';

/** The database's file in a data folder. */
export function databaseFile(folder: string): string {
  return join(folder, 'quen.db');
}

/** How a command on the same machine reaches the server that has the data open. */
export interface RunningServer {
  readonly pid: number;
  readonly url: string;
  /** A secret key of its own, made at each start and gone with it. */
  readonly secret: string;
}

/** What a server adds to the data it opens. */
export type ShopOptions = Pick<CollectorOptions, 'limits' | 'trustedProxies' | 'cookieDomain'>;

/**
 * Opens a shop's data for writing; makes them, with default rules, when there are none.
 *
 * @throws StorageUnavailable when a server has them open
 */
export async function openShop(folder: string, log?: Log, options: ShopOptions = {}): Promise<Collector> {
  await mkdir(folder, { recursive: true });
  const collector = await createCollector({ ...options, database: databaseFile(folder), ...(log !== undefined && { log }) });
  if ((await collector.storage.rules.newest()) === undefined) {
    const rules = defaultRules({ salt: randomBytes(12).toString('base64url') });
    const saved = await saveRules(collector.storage.rules, rules, {
      by: 'first start',
      note: 'the rules a shop begins with',
      nowMs: Date.now(),
    });
    if (!saved.ok) throw new Error(`[rules] The default rules are wrong: ${saved.issues[0]?.message}`);
    await collector.reloadRules();
  }
  return collector;
}

/** Opens a shop's data to look only, whether a server is running or not. @throws CommandFault when there are none */
export function readShop(folder: string): Storage {
  const file = databaseFile(folder);
  if (!existsSync(file)) throw new CommandFault(`there are no data in ${folder}; start with \`quen serve --data ${folder}\``);
  return createSqliteStorage(file, { readOnly: true });
}

/** The data opened for writing, or the server that has them open. */
export async function openOrReach(
  folder: string,
): Promise<{ readonly collector: Collector } | { readonly server: RunningServer }> {
  try {
    return { collector: await openShop(folder) };
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
    const server = await readRunningServer(folder);
    if (server === undefined) throw new CommandFault(error.message);
    return { server };
  }
}

/** Leaves word of a running server in its data folder, for its owner's eyes only. */
export async function announceServer(folder: string, collector: Collector, url: string): Promise<void> {
  const { keys } = collector.core;
  for (const old of keys.list().filter(({ name }) => name === localKeyName)) await keys.revoke(old.id);
  const { secret } = await keys.create({ name: localKeyName, nowMs: Date.now() });
  const server: RunningServer = { pid: process.pid, url, secret };
  await rm(serverFile(folder), { force: true });
  await writeFile(serverFile(folder), JSON.stringify(server), { mode: 0o600 });
}

export async function withdrawServer(folder: string): Promise<void> {
  await rm(serverFile(folder), { force: true });
}

function serverFile(folder: string): string {
  return join(folder, 'server.json');
}

/** The server that has the data open, by the word it left in their folder. */
export async function readRunningServer(folder: string): Promise<RunningServer | undefined> {
  const text = await readFile(serverFile(folder), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as RunningServer);
}
