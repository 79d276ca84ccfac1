import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCollector } from '@quen/collector';
import { startChild } from './bench/bench-child.ts';
import { benchRules } from './bench/bench-rules.ts';

/**
 * Kills the collector with SIGKILL at random moments under load, again and again on the same database, then looks whether every acknowledged
 * event is in the log, none twice, and the profiles equal a replay: `npx tsx --conditions=@quen/source scripts/crash-test.ts [kills]`.
 */
const kills = Number(process.argv[2] ?? 100);
const folder = mkdtempSync(join(tmpdir(), 'quen-crash-'));
const acknowledged = new Set<string>();
const unacknowledged: object[] = [];
let made = 0;
let resent = 0;

for (let round = 1; round <= kills; round++) {
  const child = await startChild('collector-server.ts', ['0', 'secret'], folder);
  let killed = false;
  const before = acknowledged.size;
  const senders = Array.from({ length: 8 }, async (_, sender) => {
    while (!killed) {
      // What was not acknowledged is sent again, as any client does: it may be in the log or not, and must count once.
      const again = unacknowledged.splice(0, 5);
      resent += again.length;
      const events = [...again, ...Array.from({ length: 5 }, () => newEvent(sender))];
      const sent = await send(child.port, child.key, events);
      if (sent === null) unacknowledged.push(...events);
      else for (const id of sent) acknowledged.add(id);
    }
  });
  // A cold process on a busy machine answers nothing for a while; a kill tells most while answers are on their way.
  const patienceMs = performance.now() + 5_000;
  while (acknowledged.size === before && performance.now() < patienceMs) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 300));
  killed = true;
  await child.stop();
  await Promise.all(senders);
  if (round % 10 === 0 || round === kills)
    console.log(`${round} of ${kills} kills, ${acknowledged.size} events acknowledged, ${resent} sent again`);
}

const collector = await createCollector({ database: join(folder, 'bench.sqlite'), initialRules: benchRules });
const seen = new Map<string, number>();
for (let after = 0; ; ) {
  const page = await collector.storage.log.read({ after, limit: 5000 });
  for (const event of page) seen.set(event.messageId, (seen.get(event.messageId) ?? 0) + 1);
  const last = page.at(-1);
  if (last === undefined) break;
  after = last.position;
}
const lost = [...acknowledged].filter((id) => !seen.has(id)).length;
const twice = [...seen.values()].filter((count) => count > 1).length;
const live = await profilesOf();
await collector.replay();
const equal = live === (await profilesOf());
const faults = await collector.storage.checkIntegrity();
await collector.close();
rmSync(folder, { recursive: true });
console.log(
  `${seen.size} events in the log: ${lost} lost, ${twice} twice; profiles ${equal ? 'equal' : 'DIFFER FROM'} the replay; ${faults.length} faults in the file`,
);
process.exit(lost === 0 && twice === 0 && equal && faults.length === 0 ? 0 : 1);

function newEvent(sender: number): object {
  made++;
  const proven = made % 7 === 0;
  return {
    messageId: `crash-${made}`,
    name: made % 11 === 0 ? 'add_to_cart' : 'view_item',
    anonymousId: `device-${sender}-${made % 40}`,
    ...(proven ? { userId: `user-${made % 15}` } : {}),
    timestamp: Date.now(),
    properties: { currency: 'VND', items: [{ item_id: `p${made % 50}`, price: 1000 }] },
  };
}

/** Message ids that were acknowledged, or null when no whole answer came. */
async function send(port: number, key: string, events: object[]): Promise<string[] | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/v1/events`, {
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

async function profilesOf(): Promise<string> {
  await collector.settle();
  return JSON.stringify((await collector.storage.profiles.list('', 100_000)).map(({ profile }) => profile));
}
