import { fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createCollector, listen } from '@quen/collector';
import { generateCatalogue } from '@quen/testkit';
import type { ChildReady } from './bench-child.ts';
import { benchRules } from './bench-rules.ts';
import { median, percentile } from './figure.ts';

/** What the collector says of a run. */
export interface ServerReport {
  /** Time in the handler, 99th percentile, milliseconds. */
  readonly handlerP99Ms: number;
  readonly handlerP50Ms: number;
  readonly events: number;
  readonly residentMb: number;
}

/** The collector on a file, with a catalogue of `argv[3]` products and the benchmark's campaigns; `argv[4]` asks for the secret key. */
const folder = process.argv[2] ?? '.';
const productCount = Number(process.argv[3] ?? 0);
const nowMs = Date.now();
const collector = await createCollector({ database: join(folder, 'bench.sqlite'), initialRules: benchRules });
if (productCount > 0) await collector.upsertProducts(generateCatalogue({ products: productCount, nowMs, seed: 7 }));
const { publishable, secret } = await collector.core.keys.create({ name: 'bench', nowMs });
const key = process.argv[4] === 'secret' ? secret : publishable;

let seconds: number[] = [];
const { metrics } = collector.core;
const observe = metrics.observe;
metrics.observe = (name, value, labels) => {
  if (name === 'quen_request_seconds') seconds.push(value);
  observe(name, value, labels);
};

process.on('message', async (question) => {
  if (question === 'settle') {
    await collector.settle();
    process.send?.('settled');
  } else if (question === 'learned') {
    const beganMs = performance.now();
    while (collector.core.models.lag > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    process.send?.(performance.now() - beganMs);
  } else if (question === 'fsync') process.send?.(measureSync());
  else {
    const taken = seconds;
    seconds = [];
    process.send?.({
      handlerP50Ms: median(taken) * 1000,
      handlerP99Ms: percentile(taken, 0.99) * 1000,
      events: await collector.storage.log.count(),
      residentMb: process.memoryUsage().rss / 1e6,
    } satisfies ServerReport);
  }
});

const { port } = await listen(collector, { port: 0, hostname: '127.0.0.1' });
process.send?.({ ready: { port, key } } satisfies ChildReady);

/** Milliseconds to bring 8 kB onto this disk, the median of 200. */
function measureSync(): number {
  const file = openSync(join(folder, 'sync'), 'w');
  const block = Buffer.alloc(8192);
  return median(
    Array.from({ length: 200 }, () => {
      writeSync(file, block);
      const startedAt = performance.now();
      fdatasyncSync(file);
      return performance.now() - startedAt;
    }),
  );
}
