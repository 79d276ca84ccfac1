// @vitest-environment node
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCollector } from '@quen/collector';
import type { LoggedEvent } from '@quen/protocol';
import { createClock } from '@quen/testkit';
import { expect, it } from 'vitest';
import { seedCatalogue, seedRules } from '../seed.ts';
import { beginMeasuring } from './month-rules.ts';
import { playMonth } from './play-month.ts';

const nowMs = Date.UTC(2026, 4, 20, 3, 30);
const rulesFolder = fileURLToPath(new URL('../../rules', import.meta.url));

async function play(shoppers: number): Promise<readonly LoggedEvent[]> {
  const folder = await mkdtemp(join(tmpdir(), 'quen-month-'));
  const clock = createClock(nowMs - 30 * 86_400_000);
  const collector = await createCollector({ now: clock.now });
  try {
    await seedCatalogue(collector, nowMs);
    await seedRules(collector, rulesFolder, clock.now());
    await beginMeasuring(collector, clock.now());
    await playMonth({ collector, clock, folder, rulesFolder, shoppers, nowMs });
    expect(collector.core.rules.compiled.shop.globalHoldout).toBe(0);
    return await collector.storage.log.read({ after: 0, limit: 100_000 });
  } finally {
    await collector.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What happened, without what depends on when it was written down. */
const story = (events: readonly LoggedEvent[]): string[] =>
  events
    .filter(({ name }) => !name.startsWith('segment_'))
    .map((event) => JSON.stringify([event.occurredAtMs, event.name, event.anonymousId, event.userId, event.properties]))
    .sort();

it('plays a month whose orders hang on what was seen: the same from the same seed', async () => {
  const first = await play(50);
  const named = (name: string): LoggedEvent[] => first.filter((event) => event.name === name);
  const seen = named('exposure').filter(({ source }) => source === 'server');
  const left = named('exposure').filter(({ properties }) => properties['heldOut'] === true);
  expect(seen.length).toBeGreaterThan(200);
  expect(left.length).toBeGreaterThan(5);
  const shown = new Set(seen.map(({ properties }) => properties['decisionId']));
  expect(shown.size).toBe(seen.length);
  const clicks = named('click');
  expect(clicks.length).toBeGreaterThan(10);
  for (const { properties } of clicks) expect(shown).toContain(properties['decisionId']);

  // Nobody who is left out of everything is shown anything.
  const leftOut = new Set(
    left.filter(({ properties }) => properties['campaign'] === undefined).map((event) => event.anonymousId),
  );
  expect(leftOut.size).toBeGreaterThan(3);
  expect(seen.filter((event) => leftOut.has(event.anonymousId))).toEqual([]);

  // Each in the time it happened: nothing is late, and segments grow day by day.
  expect(first.filter(({ flags }) => flags.includes('late') || flags.includes('future'))).toEqual([]);
  expect(new Set(named('segment_entered').map(({ occurredAtMs }) => Math.floor(occurredAtMs / 86_400_000))).size).toBeGreaterThan(
    10,
  );

  expect(story(await play(50))).toEqual(story(first));
}, 120_000);
