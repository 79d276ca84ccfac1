import { startChild } from './bench-child.ts';
import { createEventStream } from './bench-events.ts';
import type { ServerReport } from './collector-server.ts';
import { type Figure, median, percentile } from './figure.ts';
import { buildRequest, sendLoad } from './http-load.ts';

const rounds = 3;
const batchSize = 20;
const batches = 1_500;
const singles = 10_000;
const connections = 32;

/**
 * Durable, folded events a second: the collector on a file in one process, the load from another, a bare handler that parses the same bodies
 * in turn with it. Rounds alternate who goes first; figures are medians. Under full load the models learn later: how fast all of it is done is a figure of
 * its own.
 */
export async function bench(log: (line: string) => void): Promise<Figure[]> {
  const bare = await startChild('bare-server.ts');
  const collector = await startChild('collector-server.ts', ['5000']);
  const stream = createEventStream(1, 5_000);
  const requestsOf = (count: number, size: number): Buffer[] =>
    Array.from({ length: count }, () =>
      buildRequest('/v1/events', collector.key, JSON.stringify({ events: stream.mixed(size) })),
    );
  try {
    log('warming up');
    for (const { port } of [bare, collector]) {
      await sendLoad({ port, requests: requestsOf(200, batchSize), connections });
      await sendLoad({ port, requests: requestsOf(2_000, 1), connections });
    }
    const rates = { bareBatch: [] as number[], batch: [] as number[], bareSingle: [] as number[], single: [] as number[] };
    /** Of a batch round with what the models learned after it, events/s. */
    const learnedRates: number[] = [];
    let failures = 0;
    const run = async (port: number, count: number, size: number): Promise<number> => {
      const result = await sendLoad({ port, requests: requestsOf(count, size), connections });
      failures += result.failures;
      if (port === collector.port) {
        // What it has put off must not take the processor from whoever is measured next.
        const afterMs = await collector.ask<number>('learned');
        if (size > 1) learnedRates.push((count * size) / (count / result.rate + afterMs / 1000));
      }
      return result.rate;
    };
    for (let round = 0; round < rounds; round++) {
      const turns = [
        async () => rates.bareBatch.push((await run(bare.port, batches, batchSize)) * batchSize),
        async () => rates.batch.push((await run(collector.port, batches, batchSize)) * batchSize),
        async () => rates.bareSingle.push(await run(bare.port, singles, 1)),
        async () => rates.single.push(await run(collector.port, singles, 1)),
      ];
      for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
      log(
        `round ${round + 1} of ${rounds}: ${Math.round(rates.batch.at(-1) ?? 0)} events/s in batches, ${Math.round(rates.single.at(-1) ?? 0)} single`,
      );
    }
    const half = median(rates.batch) / batchSize / 2;
    log(`half of that load: ${Math.round(half * batchSize)} events/s`);
    const p99AtHalf = async (port: number): Promise<number> => {
      const requests = requestsOf(Math.round(half * 5), batchSize);
      return percentile((await sendLoad({ port, requests, connections, rate: half })).latenciesMs, 0.99);
    };
    const barePaced = await p99AtHalf(bare.port);
    const paced = await p99AtHalf(collector.port);
    const { events, residentMb } = await collector.ask<ServerReport>('report');
    const fsyncMs = await collector.ask<number>('fsync');
    log(
      `fsync p50 ${fsyncMs.toFixed(2)} ms · ${events} events in the log · ${Math.round(residentMb)} MB resident · ${failures} failures`,
    );
    return [
      {
        name: 'events_per_second_batch_20',
        value: median(rates.batch),
        unit: 'events/s',
        baseline: median(rates.bareBatch),
        ratio: median(rates.batch) / median(rates.bareBatch),
        goal: '≥ 25000 events/s',
        met: median(rates.batch) >= 25_000,
      },
      {
        name: 'events_per_second_until_learned',
        value: median(learnedRates),
        unit: 'events/s',
        baseline: null,
        ratio: null,
        goal: null,
        met: null,
      },
      {
        name: 'single_event_requests',
        value: median(rates.single),
        unit: 'requests/s',
        baseline: median(rates.bareSingle),
        ratio: median(rates.single) / median(rates.bareSingle),
        goal: '≥ 0.6 × baseline',
        met: median(rates.single) >= 0.6 * median(rates.bareSingle),
      },
      {
        name: 'p99_at_half_load',
        value: paced,
        unit: 'ms',
        // What the machine itself makes wait at that pace.
        baseline: barePaced,
        ratio: paced / barePaced,
        goal: '< 25 ms',
        met: paced < 25,
      },
      { name: 'fsync_p50', value: fsyncMs, unit: 'ms', baseline: null, ratio: null, goal: null, met: null },
    ];
  } finally {
    await Promise.all([bare.stop(), collector.stop()]);
  }
}
