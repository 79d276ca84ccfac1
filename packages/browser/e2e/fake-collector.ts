import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DecideRequest, Decision, EventEnvelope, EventsRequest } from '@quen/protocol';
import { pageFacts } from '@quen/sources/page-facts';
import { buildSnippet } from '../build.js';

/** A request that reached the collector. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  readonly body: Partial<DecideRequest & EventsRequest>;
  /** What it was answered with. */
  readonly status: number;
}

/** A shop and its collector on one loopback origin, which can be told to fail. */
export interface FakeCollector {
  readonly origin: string;
  /** The shop's pages by path, with headers. */
  readonly pages: Map<string, { html: string; headers?: Record<string, string> }>;
  /** All requests to /v1, answered or not. */
  readonly arrivals: Arrival[];
  /** Answers with content, by placement. */
  readonly contents: Map<string, Decision['content']>;
  /** Campaigns the visitor is held out from, by placement. */
  readonly heldOut: Map<string, string[]>;
  /** How it behaves now: 503 with Retry-After 1, an answer after four seconds, or a cut connection. */
  mode: 'ok' | 'failing' | 'slow' | 'down';
  /** Answers wait for it; by when a page view was told is then not mixed with what its answer sets off. */
  held: Promise<unknown>;
  /** Distinct events that were taken (message id once), in order. */
  events(): EventEnvelope[];
  close(): Promise<void>;
}

/** Starts it on a free port. */
export async function startFakeCollector(): Promise<FakeCollector> {
  const files = await buildSnippet();
  const arrivals: Arrival[] = [];
  const pages: FakeCollector['pages'] = new Map();
  const contents: FakeCollector['contents'] = new Map();
  const heldOut: FakeCollector['heldOut'] = new Map();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const file = files[path.slice(1)];
    const page = pages.get(path);
    if (file !== undefined) {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'access-control-allow-origin': '*' }).end(file);
    } else if (page) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.html);
    else if (path.startsWith('/v1/')) await api(path, request, response);
    else response.writeHead(404).end();
  }

  async function api(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { mode } = collector;
    const status = mode === 'failing' ? 503 : mode === 'down' ? 0 : 200;
    const body = (text ? JSON.parse(text) : {}) as Arrival['body'];
    arrivals.push({ method: request.method ?? '', path, body, status });
    if (mode === 'down') return void response.destroy();
    await collector.held;
    if (mode === 'slow') await new Promise((resolve) => setTimeout(resolve, 4000));
    response.writeHead(status, {
      'content-type': 'application/json',
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'Retry-After',
      ...(status === 503 && { 'retry-after': '1' }),
    });
    const results = (body.events ?? []).map((event, index) => ({ index, status: 'accepted', messageId: event.messageId }));
    const number = arrivals.length;
    const decisions = (body.placements ?? []).map((placement) => {
      const content = contents.get(placement);
      return {
        decisionId: `d${number}-${placement}`,
        placement,
        reason: content ? 'TARGETING_MATCH' : heldOut.has(placement) ? 'HOLDOUT' : 'DEFAULT',
        campaign: 'test',
        ...(content && { content }),
        ...(heldOut.has(placement) && { heldOut: heldOut.get(placement) }),
      };
    });
    const told = body.page && pageFacts(body.page, body.events ?? []).page;
    response.end(JSON.stringify({ decisions, results, ruleSetVersion: 1, page: told }));
  }

  const collector: FakeCollector = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages,
    arrivals,
    contents,
    heldOut,
    mode: 'ok',
    held: Promise.resolve(),
    events() {
      const taken = new Map<string, EventEnvelope>();
      for (const { status, body } of arrivals) {
        if (status === 200) for (const event of body.events ?? []) taken.set(event.messageId, event);
      }
      return [...taken.values()];
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return collector;
}

/** A page of a shop with the tag and what else it is given. */
export function shopPage(body: string, head = '', attributes = ''): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Shop</title>${head}<script async src="/quen.js" data-key="pk_test" ${attributes}></script></head><body><h1>Shop</h1>${body}</body></html>`;
}
