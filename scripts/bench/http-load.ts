import { connect, type Socket } from 'node:net';

/** What a run of requests came to. */
export interface LoadResult {
  /** Requests a second. */
  readonly rate: number;
  /** Of each request, milliseconds. */
  readonly latenciesMs: readonly number[];
  readonly failures: number;
}

export interface LoadOptions {
  readonly port: number;
  /** Whole requests, header and body; each is sent once. */
  readonly requests: readonly Buffer[];
  readonly connections: number;
  /** Requests a second; as fast as the answers come when absent. */
  readonly rate?: number;
}

/** A request as it goes over the wire, so that sending it costs nothing but the write. */
export function buildRequest(path: string, key: string, body: string): Buffer {
  const length = Buffer.byteLength(body);
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\nuser-agent: ${userAgent}\r\ncontent-length: ${length}\r\n\r\n${body}`,
  );
}

const userAgent =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36';

/**
 * Sends requests over kept connections by plain sockets: Node's own client costs as much as the server, and the figure would be its own.
 * With a `rate`, latency counts from when a request was due, so that a stalled server is not flattered by requests that were never sent.
 */
export async function sendLoad({ port, requests, connections, rate }: LoadOptions): Promise<LoadResult> {
  const latenciesMs: number[] = [];
  let failures = 0;
  let next = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      const answers = readAnswers(socket);
      for (let index = next++; index < requests.length; index = next++) {
        const dueAt = rate === undefined ? performance.now() : startedAt + (index / rate) * 1000;
        const early = dueAt - performance.now();
        if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
        socket.write(requests[index] ?? '');
        if ((await answers()) !== 200) failures++;
        latenciesMs.push(performance.now() - dueAt);
      }
      socket.destroy();
    }),
  );
  return { rate: (requests.length / (performance.now() - startedAt)) * 1000, latenciesMs, failures };
}

/** Resolves with the status of the next whole answer. Answers carry a content-length. */
function readAnswers(socket: Socket): () => Promise<number> {
  let buffered = Buffer.alloc(0);
  let waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | null = null;
  const take = (): void => {
    if (waiting === null) return;
    const end = buffered.indexOf('\r\n\r\n');
    if (end < 0) return;
    const header = buffered.toString('latin1', 0, end);
    const whole = end + 4 + Number(/content-length: (\d+)/i.exec(header)?.[1] ?? 0);
    if (buffered.length < whole) return;
    buffered = buffered.subarray(whole);
    const { resolve } = waiting;
    waiting = null;
    resolve(Number(header.slice(9, 12)));
  };
  socket.on('data', (chunk) => {
    buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk]);
    take();
  });
  const fail = (error: Error): void => waiting?.reject(error);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('The server closed the connection.')));
  return () =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      take();
    });
}
