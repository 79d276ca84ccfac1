import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCollector } from '@quen/collector';
import { type RealServer, startServer } from './real-server.ts';

/** What was found after the last kill. */
export interface CrashReport {
  readonly acknowledged: number;
  readonly inLog: number;
  readonly resent: number;
  /** Acknowledged, and not in the log. */
  readonly lost: number;
  readonly twice: number;
  readonly profilesEqualReplay: boolean;
  readonly faults: readonly string[];
}

interface Tally {
  readonly acknowledged: Set<string>;
  readonly unacknowledged: object[];
  made: number;
  resent: number;
}

/**
 * Kills a real server with SIGKILL at random moments under load, again and again on the same data, then looks whether every acknowledged event is in
 * the log, none twice, and the profiles equal a replay.
 */
export async function crashRun(kills: number, progress: (text: string) => void = () => undefined): Promise<CrashReport> {
  const folder = mkdtempSync(join(tmpdir(), 'quen-crash-'));
  const tally: Tally = { acknowledged: new Set(), unacknowledged: [], made: 0, resent: 0 };
  let secret = '';
  try {
    for (let round = 1; round <= kills; round++) {
      const server = await startServer(folder);
      if (server.secret !== '') secret = server.secret;
      await loadAndKill(server, secret, tally);
      if (round % 10 === 0 || round === kills)
        progress(`${round} of ${kills} kills, ${tally.acknowledged.size} events acknowledged, ${tally.resent} sent again`);
    }
    return await inspect(folder, tally);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function loadAndKill(server: RealServer, secret: string, tally: Tally): Promise<void> {
  let killed = false;
  const before = tally.acknowledged.size;
  const senders = Array.from({ length: 8 }, async (_, sender) => {
    while (!killed) {
      // What was not acknowledged is sent again, as any client does: it may be in the log or not, and must count once.
      const again = tally.unacknowledged.splice(0, 5);
      tally.resent += again.length;
      const events = [...again, ...Array.from({ length: 5 }, () => newEvent(tally, sender))];
      const sent = await send(server.url, secret, events);
      if (sent === null) tally.unacknowledged.push(...events);
      else for (const id of sent) tally.acknowledged.add(id);
    }
  });
  // A cold process on a busy machine answers nothing for a while; a kill tells most while answers are on their way.
  const patienceMs = performance.now() + 5_000;
  while (tally.acknowledged.size === before && performance.now() < patienceMs) await pause(5);
  await pause(Math.random() * 300);
  killed = true;
  await server.kill();
  await Promise.all(senders);
}

async function inspect(folder: string, { acknowledged, resent }: Tally): Promise<CrashReport> {
  const collector = await createCollector({ database: join(folder, 'quen.db') });
  try {
    const seen = new Map<string, number>();
    for (let after = 0; ; ) {
      const page = await collector.storage.log.read({ after, limit: 5000 });
      for (const event of page) seen.set(event.messageId, (seen.get(event.messageId) ?? 0) + 1);
      const last = page.at(-1);
      if (last === undefined) break;
      after = last.position;
    }
    const profiles = async (): Promise<string> => {
      await collector.settle();
      return JSON.stringify((await collector.storage.profiles.list('', 100_000)).map(({ profile }) => profile));
    };
    const live = await profiles();
    await collector.replay();
    return {
      acknowledged: acknowledged.size,
      inLog: seen.size,
      resent,
      lost: [...acknowledged].filter((id) => !seen.has(id)).length,
      twice: [...seen.values()].filter((count) => count > 1).length,
      profilesEqualReplay: live === (await profiles()),
      faults: await collector.storage.checkIntegrity(),
    };
  } finally {
    await collector.close();
  }
}

function newEvent(tally: Tally, sender: number): object {
  const made = ++tally.made;
  return {
    messageId: `crash-${made}`,
    name: made % 11 === 0 ? 'add_to_cart' : 'view_item',
    anonymousId: `device-${sender}-${made % 40}`,
    ...(made % 7 === 0 ? { userId: `user-${made % 15}` } : {}),
    timestamp: Date.now(),
    properties: { currency: 'VND', items: [{ item_id: `p${made % 50}`, price: 1000 }] },
  };
}

/** Message ids that were acknowledged, or null when no whole answer came. */
async function send(url: string, key: string, events: object[]): Promise<string[] | null> {
  try {
    const response = await fetch(`${url}/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify({ events }),
    });
    const { results } = (await response.json()) as { results: { status: string; messageId: string }[] };
    return results.filter(({ status }) => status === 'accepted' || status === 'duplicate').map(({ messageId }) => messageId);
  } catch {
    return null;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
