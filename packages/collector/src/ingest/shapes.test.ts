import { setFlagsFromString } from 'node:v8';
import { afterEach, expect, it, vi } from 'vitest';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';
import type { CommitWork } from './group-commit.ts';

setFlagsFromString('--allow-natives-syntax');
/** Whether two objects have the same hidden class: code that sees many of these is several times slower. */
const sameShape = new Function('one', 'other', 'return %HaveSameMap(one, other)') as (one: object, other: object) => boolean;

/** How many shapes objects have. */
function shapesOf(objects: readonly object[]): number {
  const shapes: object[] = [];
  for (const object of objects) if (!shapes.some((other) => sameShape(other, object))) shapes.push(object);
  return shapes.length;
}

let collector: Collector;
afterEach(() => collector.close());

it.each([
  ['that say all themselves', {}],
  ['whose requests say for them where and who they are', { anonymousId: 'v-1', page: { url: 'https://shop.example/' } }],
  ['whose requests tell of circumstances', { anonymousId: 'v-1', context: { locale: 'vi', timezone: 'Asia/Tokyo' } }],
])('gives requests and events one shape %s', async (_, request) => {
  collector = await createCollector();
  const { publishable } = await collector.core.keys.create({ name: 'shop', nowMs: Date.now() });
  const ingest = vi.spyOn(collector.core, 'ingest');
  const begin = vi.spyOn(collector.core.commits, 'begin');
  for (let nth = 0; nth < 50; nth++) {
    const events = [0, 1].map((at) => ({
      messageId: `m-${nth}-${at}`,
      name: 'page_view',
      anonymousId: 'v-1',
      context: { page: { url: 'https://shop.example/p?utm_source=zalo', title: 'Giày' }, screen: { width: 400 } },
    }));
    const headers = { authorization: `Bearer ${publishable}`, 'user-agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/120' };
    const body = JSON.stringify({ ...request, events });
    expect((await collector.app.request('/v1/events', { method: 'POST', headers, body })).status).toBe(200);
  }
  const kept = begin.mock.calls.flatMap(([work]: [CommitWork]) => work.events);
  expect(kept).toHaveLength(100);
  expect(shapesOf(ingest.mock.calls.map(([batch]) => batch))).toBe(1);
  expect(shapesOf(kept.map(({ context }) => context))).toBe(1);
  // An event gets its place in the log once it is written.
  expect(shapesOf(kept)).toBe(1);
});
