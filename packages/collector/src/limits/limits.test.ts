import { afterEach, describe, expect, it } from 'vitest';
import type { NewKeyPair } from '../keys/key-ring.ts';
import type { Collector } from '../server/collector.ts';
import { type CollectorOptions, createCollector } from '../server/create-collector.ts';

let nowMs = Date.parse('2026-03-02T03:00:00Z');
let collector: Collector;
let keys: NewKeyPair;
afterEach(() => collector.close());

async function open(options: CollectorOptions): Promise<void> {
  collector = await createCollector({ now: () => nowMs, ...options });
  keys = await collector.core.keys.create({ name: 'shop', nowMs });
}
async function send(anonymousId: string, key = keys.publishable): Promise<[number, string | null]> {
  const response = await collector.app.request('/v1/events', {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify({ anonymousId, events: [] }),
  });
  return [response.status, response.headers.get('retry-after')];
}

describe('limits', () => {
  it('hold each visitor back for themselves, and never the shop’s own server', async () => {
    await open({ limits: { visitor: { perSecond: 1, burst: 2 } } });
    expect(await Promise.all([send('lan'), send('lan'), send('lan')])).toEqual([
      [200, null],
      [200, null],
      [429, '1'],
    ]);
    expect(await send('minh')).toEqual([200, null]);
    expect(await send('lan', keys.secret)).toEqual([200, null]);
    nowMs += 1000;
    expect(await send('lan')).toEqual([200, null]);
  });

  it('hold visitors back by the ids of single events, and whatever protocol they use', async () => {
    await open({ limits: { visitor: { perSecond: 0.1, burst: 1 } } });
    const key = keys.publishable;
    const post = async (path: string, body: object): Promise<number> =>
      (
        await collector.app.request(path, {
          method: 'POST',
          headers: { authorization: `Bearer ${key}` },
          body: JSON.stringify(body),
        })
      ).status;
    const of = (id: string) => ({ messageId: `m-${id}`, name: 'page_view', anonymousId: id });
    const asks: readonly ((id: string) => Promise<number>)[] = [
      (id) => post('/v1/events', { anonymousId: 'batch', events: [of(id), of(id)] }),
      (id) => post('/v1/events', { events: [{ ...of(id), anonymousId: undefined, userId: id }] }),
      (id) => post('/segment/v1/batch', { batch: [{ type: 'page', anonymousId: id, messageId: id }] }),
      (id) => post(`/ga4/mp/collect?api_secret=${key}`, { client_id: id, events: [{ name: 'page_view' }] }),
      (id) => post('/ofrep/v1/evaluate/flags', { context: { targetingKey: id } }),
      (id) => post('/v1/decide', { placements: [], page: { url: '/' }, events: [of(id)] }),
    ];
    for (const [nth, ask] of asks.entries()) {
      expect([nth, (await ask(`lan${nth}`)) < 300, await ask(`lan${nth}`), (await ask(`minh${nth}`)) < 300]).toEqual([
        nth,
        true,
        429,
        true,
      ]);
    }
  });

  it('hold a key back from all addresses together', async () => {
    await open({ limits: { key: { perSecond: 1, burst: 1 } } });
    expect((await send('lan'))[0]).toBe(200);
    expect(await send('minh')).toEqual([429, '1']);
  });

  it('are none unless asked for', async () => {
    await open({});
    for (let round = 0; round < 300; round++) expect((await send('lan'))[0]).toBe(200);
  });
});
