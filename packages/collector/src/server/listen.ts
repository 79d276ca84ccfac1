import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { directRoutes } from '../routes/direct-routes.ts';
import type { Collector } from './collector.ts';
import { createDirectListener } from './direct-listener.ts';

export interface ListenOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** All addresses when absent. */
  readonly hostname?: string;
}

/** A collector on a port. */
export interface Listening {
  readonly port: number;
  /** Takes no more connections, lets the requests that have begun finish, then closes the collector. */
  close(): Promise<void>;
}

/** Requests that have not finished by then are cut. */
const drainMs = 10_000;

/** Connections that may wait to be taken while others are answered: Node's 511 are few for a sale that begins on the hour. */
const mostWaiting = 4096;

/** Serves a collector's app on a port. */
export function listen(collector: Collector, options: ListenOptions): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const { app, core } = collector;
    const listener = getRequestListener(app.fetch, options.hostname === undefined ? {} : { hostname: options.hostname });
    const server = createServer(createDirectListener(directRoutes(core), core.bodyLimits.maxBytes, listener));
    server.once('error', reject);
    server.listen({ port: options.port, host: options.hostname, backlog: mostWaiting }, () =>
      resolve({ port: (server.address() as AddressInfo).port, close }),
    );

    async function close(): Promise<void> {
      // Streams would go on until they are cut.
      collector.core.live.close();
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeIdleConnections();
        const idle = setInterval(() => server.closeIdleConnections(), 100);
        const cut = setTimeout(() => server.closeAllConnections(), drainMs);
        server.once('close', () => {
          clearInterval(idle);
          clearTimeout(cut);
        });
      });
      await collector.close();
    }
  });
}
