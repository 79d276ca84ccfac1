import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createCollector, listen } from '@quen/collector';
import { generateCatalogue } from '@quen/testkit';
import type { ChildReady } from './bench-child.ts';
import { createEventStream } from './bench-events.ts';
import { benchRules } from './bench-rules.ts';

/** What a started collector says of itself. */
export interface RestartReport {
  /** From the start of the process until it serves. */
  readonly startedMs: number;
  /** Processor time until then. */
  readonly startedCpuMs: number;
  readonly residentMb: number;
  readonly events: number;
  readonly profiles: number;
  readonly products: number;
}

/**
 * The collector on a file that stays: `fill <products> <visitors> <events> <seconds>` first puts a shop into it, for so many seconds at most. It is asked
 * `report`, `settle`, `append` (more events, as a crash would find them) and `stop`.
 */
const [folder = '.', mode = 'serve', products = '0', visitors = '0', events = '0', seconds = '0'] = process.argv.slice(2);
const nowMs = Date.now();
const collector = await createCollector({ database: join(folder, 'bench.sqlite'), initialRules: benchRules });
const startedMs = performance.now();
const { user, system } = process.cpuUsage();
const productCount = Number(products);
const visitorCount = Number(visitors);
const perVisitor = Number(events) / visitorCount;
if (mode === 'fill') {
  const catalogue = generateCatalogue({ products: productCount, nowMs, seed: 7 });
  for (let at = 0; at < catalogue.length; at += 5_000) await collector.upsertProducts(catalogue.slice(at, at + 5_000));
}
const stream = createEventStream(Date.now() % 1_000_000, productCount || 1_000, visitorCount || 1_000);
const untilMs = performance.now() + Number(seconds) * 1000;

function* eventsToFill(): Generator<ReturnType<typeof stream.mixed>[number]> {
  for (let made = 0; made < Number(events); made++) {
    if (made % 1000 === 0 && performance.now() > untilMs) return;
    // Visitors come, look around beside some hundreds of others, and go.
    const visitor = (Math.floor(made / perVisitor) + ((made * 7_919) % 300)) % visitorCount;
    for (const event of stream.mixed(1)) yield { ...event, anonymousId: `visitor-${visitor}` };
  }
}
if (mode === 'fill') await collector.importEvents(eventsToFill());
const { port } = await listen(collector, { port: 0, hostname: '127.0.0.1' });

process.on('message', async (question) => {
  if (question === 'settle') await collector.settle();
  else if (question === 'append') await collector.importEvents(stream.mixed(20_000), { source: 'server' });
  else if (question === 'stop') await collector.close();
  const open = question !== 'stop';
  process.send?.({
    startedMs,
    startedCpuMs: (user + system) / 1000,
    residentMb: process.memoryUsage.rss() / 1e6,
    events: open ? await collector.storage.log.count() : 0,
    profiles: open ? await collector.storage.profiles.count() : 0,
    products: open ? collector.core.products.size : 0,
  } satisfies RestartReport);
});
process.send?.({ ready: { port, key: 'none' } } satisfies ChildReady);
