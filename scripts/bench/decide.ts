import { loadavg } from 'node:os';
import { type BenchChild, startChild } from './bench-child.ts';
import { createEventStream } from './bench-events.ts';
import { benchPlacements } from './bench-rules.ts';
import type { ServerReport } from './collector-server.ts';
import { type Figure, median } from './figure.ts';
import { buildRequest, sendLoad } from './http-load.ts';
import { processorMs } from './processor-time.ts';

const rounds = 3;
const requestsARound = 6_000;
const productCount = 100_000;
const connections = 16;

/**
 * Decisions a second: each request brings two events, which are made durable and folded, and is answered for four placements with
 * recommendations over 100,000 products by 200 campaigns. Beside it a bare handler that parses the same bodies.
 */
export async function bench(log: (line: string) => void): Promise<Figure[]> {
  log(`${productCount} products are put into the catalogue`);
  const bare = await startChild('bare-server.ts');
  const collector = await startChild('collector-server.ts', [String(productCount)]);
  const stream = createEventStream(2, productCount);
  const requestsOf = (count: number): Buffer[] =>
    Array.from({ length: count }, () => {
      const { anonymousId, events } = stream.page();
      const url = events[0]?.context?.page?.url ?? 'https://shop.example/';
      return buildRequest(
        '/v1/decide',
        collector.key,
        JSON.stringify({ placements: benchPlacements, page: { url, type: 'product' }, anonymousId, locale: 'vi-VN', events }),
      );
    });
  try {
    log('20,000 events for the models, then warming up');
    const past = Array.from({ length: 200 }, () =>
      buildRequest('/v1/events', collector.key, JSON.stringify({ events: stream.mixed(100) })),
    );
    await sendLoad({ port: collector.port, requests: past, connections: 4 });
    await collector.ask('settle');
    for (const { port } of [bare, collector]) await sendLoad({ port, requests: requestsOf(2_000), connections });
    await collector.ask('report');
    const rates = { bare: [] as number[], decide: [] as number[] };
    /** Of the processor, microseconds a request: on a machine that others use too, it says more than the rate. */
    const micros = { bare: [] as number[], decide: [] as number[] };
    let failures = 0;
    const run = async (name: 'bare' | 'decide', { port, pid }: BenchChild): Promise<void> => {
      const requests = requestsOf(requestsARound);
      const before = processorMs(pid);
      const result = await sendLoad({ port, requests, connections });
      const after = processorMs(pid);
      rates[name].push(result.rate);
      if (before !== null && after !== null) micros[name].push(((after - before) / requestsARound) * 1000);
      if (name === 'decide') failures += result.failures;
    };
    for (let round = 0; round < rounds; round++) {
      const turns = [() => run('bare', bare), () => run('decide', collector)];
      for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
      log(
        `round ${round + 1} of ${rounds}: ${Math.round(rates.decide.at(-1) ?? 0)} decisions/s, bare ${Math.round(rates.bare.at(-1) ?? 0)}; of the processor ${Math.round(micros.decide.at(-1) ?? 0)} µs, bare ${Math.round(micros.bare.at(-1) ?? 0)} µs`,
      );
    }
    const loaded = await collector.ask<ServerReport>('report');
    const half = median(rates.decide) / 2;
    await sendLoad({ port: collector.port, requests: requestsOf(Math.round(half * 5)), connections, rate: half });
    const { handlerP50Ms, handlerP99Ms, residentMb } = await collector.ask<ServerReport>('report');
    log(
      `server time at half load p50 ${handlerP50Ms.toFixed(2)} ms, p99 ${handlerP99Ms.toFixed(2)} ms; at full load p99 ${loaded.handlerP99Ms.toFixed(2)} ms`,
    );
    const syncMs = await collector.ask<number>('fsync');
    log(
      `half load is ${Math.round(half)} requests/s; a decision waits for its events to be on the disk, fsync p50 ${syncMs.toFixed(1)} ms; load of the machine ${loadavg()[0]?.toFixed(1)}`,
    );
    log(`${Math.round(residentMb)} MB resident · ${failures} failures`);
    return [
      {
        name: 'decide_requests',
        value: median(rates.decide),
        unit: 'requests/s',
        baseline: median(rates.bare),
        ratio: median(rates.decide) / median(rates.bare),
        goal: '≥ 0.4 × baseline',
        met: median(rates.decide) >= 0.4 * median(rates.bare),
      },
      {
        name: 'processor_time',
        value: median(micros.decide),
        unit: 'µs/request',
        baseline: median(micros.bare),
        ratio: median(micros.bare) / median(micros.decide),
        goal: null,
        met: null,
      },
      {
        name: 'server_time_p99',
        value: handlerP99Ms,
        unit: 'ms',
        baseline: null,
        ratio: null,
        goal: '< 5 ms',
        met: handlerP99Ms < 5,
      },
      { name: 'resident', value: residentMb, unit: 'MB', baseline: null, ratio: null, goal: '< 600 MB', met: residentMb < 600 },
    ];
  } finally {
    await Promise.all([bare.stop(), collector.stop()]);
  }
}
