import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventEnvelope } from '@quen/protocol';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { splitEventName } from '../identity/identity-limits.ts';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';
import { createSqliteStorage } from '../storage/sqlite/sqlite-storage.ts';
import type { Storage } from '../storage/storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'quen-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));

const startMs = Date.parse('2026-03-02T03:00:00Z');

const step = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      device: fc.integer({ min: 1, max: 3 }),
      user: fc.option(fc.integer({ min: 1, max: 2 })),
      kind: fc.constantFrom('view_item', 'add_to_cart', 'purchase', 'page_view'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      device: fc.integer({ min: 1, max: 3 }),
      user: fc.integer({ min: 1, max: 2 }),
      kind: fc.constant(splitEventName),
    }),
  },
  { weight: 2, arbitrary: fc.constant('restart' as const) },
  { weight: 2, arbitrary: fc.constant('crash' as const) },
);

/** Everything that is folded from the log, as text. */
async function projectionsOf(storage: Storage): Promise<string> {
  const profiles = await storage.profiles.list('', 1000);
  const links = await Promise.all(profiles.map(({ profile }) => storage.profiles.linksOf(profile.id)));
  return JSON.stringify({ profiles: profiles.map(({ profile }) => profile), links, merges: await storage.profiles.merges(1000) });
}

it('folds the same profiles, byte by byte, live with restarts and crashes, and from nothing', async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
      let path = join(folder, `${++runs}.sqlite`);
      let clock = startMs;
      const open = (): Promise<Collector> => createCollector({ database: path, now: () => clock, writeBehindMs: 20 });
      let collector = await open();
      let copies = 0;
      for (const [index, what] of steps.entries()) {
        clock += 7;
        if (what === 'restart') {
          await collector.close();
          collector = await open();
        } else if (what === 'crash') {
          // What is on the disk at this moment is all that a crash leaves.
          const copy = join(folder, `${runs}-${++copies}.sqlite`);
          await collector.storage.backup(copy);
          await collector.close();
          path = copy;
          collector = await open();
        } else {
          const [result] = await collector.ingestTrusted(
            [toEvent(index, what)],
            what.kind === splitEventName ? 'system' : 'server',
          );
          expect(result?.status).toBe('accepted');
        }
      }
      await collector.settle();
      const live = await projectionsOf(collector.storage);
      const { events } = await collector.replay();
      expect(events).toBe(await collector.storage.log.count());
      expect(await projectionsOf(collector.storage)).toBe(live);
      await collector.close();
    }),
    { numRuns: 40 },
  );
}, 120_000);

function toEvent(index: number, { device, user, kind }: { device: number; user: number | null; kind: string }): EventEnvelope {
  return {
    messageId: `m${index}`,
    name: kind,
    anonymousId: `device-${device}`,
    ...(user === null ? {} : { userId: `user-${user}` }),
    timestamp: startMs + index * 7,
    properties:
      kind === 'page_view'
        ? {}
        : { transaction_id: `t${index}`, value: 12.5, currency: 'GBP', items: [{ item_id: `p${index % 5}`, price: 12.5 }] },
    context: { page: { url: `https://shop.example/${index}?utm_source=news`, path: `/${index}` } },
  };
}

it('writes profiles behind, and a restart loses nothing', async () => {
  const path = join(folder, 'behind.sqlite');
  const first = await createCollector({ database: path, now: () => startMs, writeBehindMs: 1_000_000 });
  await first.ingestTrusted([toEvent(1, { device: 1, user: null, kind: 'view_item' })]);
  expect(await first.storage.profiles.count()).toBe(0);
  const copy = join(folder, 'behind-copy.sqlite');
  await first.storage.backup(copy);
  const live = JSON.stringify((await first.core.folder.read('a:device-1'))?.profile);
  await first.close();
  const storage = createSqliteStorage(copy);
  expect(await storage.profiles.count()).toBe(0);
  const second = await createCollector({ storage, now: () => startMs });
  expect(JSON.stringify((await second.core.folder.read('a:device-1'))?.profile)).toBe(live);
  await second.close();
});
