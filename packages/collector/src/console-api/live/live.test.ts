import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Collector } from '../../server/collector.ts';
import { createCollector } from '../../server/create-collector.ts';
import { signInAs } from '../console-client.contract.ts';
import type { LiveNow } from '../types/overview.ts';

const startMs = Date.parse('2026-03-02T03:00:00Z');
let nowMs: number;
let collector: Collector;

beforeEach(async () => {
  nowMs = startMs;
  collector = await createCollector({ now: () => nowMs });
});
afterEach(() => collector.close());

let messages = 0;
const visit = (anonymousId: string, path: string, timestamp = nowMs) =>
  collector.ingestTrusted(
    [{ messageId: `m${++messages}`, name: 'page_view', anonymousId, timestamp, context: { page: { path } } }],
    'browser',
  );

interface Pushed {
  readonly name: string;
  readonly data: unknown;
}

/** Reads a stream until `enough`, or its end. */
async function readStream(response: Response, enough: (pushed: readonly Pushed[]) => boolean): Promise<readonly Pushed[]> {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const pushed: Pushed[] = [];
  const decoder = new TextDecoder();
  let text = '';
  while (!enough(pushed)) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const name = /^event: (.*)$/m.exec(part)?.[1] ?? '';
      pushed.push({ name, data: JSON.parse(/^data: (.*)$/m.exec(part)?.[1] ?? 'null') });
    }
  }
  await reader.cancel();
  return pushed;
}

const open = async (role: 'marketer' | 'viewer') =>
  collector.app.request('/console/api/live', { headers: { cookie: (await signInAs(collector, role)).cookie } });

describe('the stream', () => {
  it('tells the figures at once and each event as it is folded', async () => {
    const response = await open('marketer');
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    await visit('v1', '/gom');
    const pushed = await readStream(response, (all) => all.some(({ name }) => name === 'event'));
    expect(pushed[0]).toMatchObject({ name: 'now', data: { atMs: startMs, visitors: 0 } });
    expect(pushed.at(-1)?.data).toMatchObject({
      name: 'page_view',
      anonymousId: 'v1',
      profileId: await collector.core.identities.profileOf('a:v1'),
    });
    expect(pushed.at(-1)?.data).not.toHaveProperty('identity');
  });

  it('shows no persons to those who may not see them', async () => {
    const response = await open('viewer');
    for (let nth = 0; nth < 10; nth++) await visit(`v${nth}`, '/');
    await collector.close();
    const pushed = await readStream(response, () => false);
    expect(new Set(pushed.map(({ name }) => name))).toEqual(new Set(['now']));
  });

  it('is for members, and ends when the server stops', async () => {
    expect((await collector.app.request('/console/api/live')).status).toBe(401);
    const streams = await Promise.all([open('marketer'), open('viewer')]);
    await collector.close();
    for (const stream of streams) expect((await readStream(stream, () => false))[0]?.name).toBe('now');
  });

  it('leaves out what a reader has no time for, rather than keep it', async () => {
    const response = await open('marketer');
    // In one batch, so that they are folded within one turn of the figures.
    const flood = Array.from({ length: 150 }, (_, nth) => ({ messageId: `flood-${nth}`, name: 'page_view', anonymousId: 'v1' }));
    await collector.ingestTrusted(flood, 'browser');
    await collector.close();
    const pushed = await readStream(response, () => false);
    expect(pushed.filter(({ name }) => name === 'event').length).toBeLessThan(flood.length);
  });
});

describe('the figures', () => {
  const now = (): LiveNow => collector.core.live.now();

  it('count who was here in the last five minutes, by the page they are on', async () => {
    await visit('v1', '/gom');
    await visit('v2', '/gom');
    await visit('v2', '/tra');
    expect(now()).toEqual({
      atMs: startMs,
      visitors: 2,
      eventsPerMinute: 3,
      pages: [
        { path: '/gom', visitors: 1 },
        { path: '/tra', visitors: 1 },
      ],
    });
    nowMs += 4 * 60_000;
    await visit('v2', '/gom');
    expect(now()).toMatchObject({ visitors: 2, eventsPerMinute: 1, pages: [{ path: '/gom', visitors: 2 }] });
    nowMs += 2 * 60_000;
    expect(now()).toMatchObject({ visitors: 1, eventsPerMinute: 0 });
  });

  it('forget each visitor to the millisecond, whoever else was here in the same second', async () => {
    await visit('v1', '/gom');
    nowMs += 100;
    await visit('v2', '/tra');
    nowMs += 800;
    await visit('v1', '/cafe');
    nowMs += 5 * 60_000 - 500;
    expect(now().pages).toEqual([{ path: '/cafe', visitors: 1 }]);
    nowMs += 500;
    expect(now().visitors).toBe(0);
  });

  it('do not count what happened long ago', async () => {
    await visit('v1', '/gom', nowMs - 3_600_000);
    expect(now()).toMatchObject({ visitors: 0, eventsPerMinute: 0 });
  });
});
