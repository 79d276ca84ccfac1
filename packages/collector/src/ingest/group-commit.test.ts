import type { EventsResponse, Problem } from '@quen/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';
import type { LogEntry } from '../server/log.ts';
import { createSqliteStorage } from '../storage/sqlite/sqlite-storage.ts';
import { OutcomeUnknown, type Storage, StorageUnavailable, type StorageWrite } from '../storage/storage.ts';

const startMs = Date.parse('2026-03-02T03:00:00Z');
const collectors: Collector[] = [];
afterEach(async () => {
  for (const collector of collectors.splice(0)) await collector.close();
});

const view = (messageId: string, anonymousId = 'visitor') => ({
  messageId,
  name: 'view_item',
  anonymousId,
  timestamp: startMs,
  properties: { items: [{ item_id: messageId }] },
});

const logged: LogEntry[] = [];

/** A store whose commits can be held up or made to fail. */
async function open(commit: (write: StorageWrite, real: Storage['commit']) => ReturnType<Storage['commit']>): Promise<{
  collector: Collector;
  send: (events: unknown[]) => Promise<Response>;
  /** As the shop's own server, whose word on who it is counts. */
  sendProven: (event: unknown) => Promise<Response>;
}> {
  const real = createSqliteStorage(':memory:');
  const storage: Storage = { ...real, commit: (write) => commit(write, real.commit) };
  const collector = await createCollector({ storage, now: () => startMs, log: (line) => logged.push(line) });
  collectors.push(collector);
  const { publishable, secret } = await collector.core.keys.create({ name: 'test', nowMs: startMs });
  const send = async (events: unknown[]): Promise<Response> =>
    collector.app.request(`/v1/events?key=${publishable}`, { method: 'POST', body: JSON.stringify({ events }) });
  const sendProven = async (event: unknown): Promise<Response> =>
    collector.app.request('/v1/events', {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
      body: JSON.stringify({ events: [event] }),
    });
  return { collector, send, sendProven };
}

describe('group commit', () => {
  it('acknowledges only what is durable, and folds it before it answers', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let committed = false;
    const { collector, send } = await open(async (write, commit) => {
      if ((write.events?.length ?? 0) === 0) return commit(write);
      await held;
      const result = await commit(write);
      committed = true;
      return result;
    });
    let answered = false;
    const answer = send([view('m1')]).then((response) => {
      answered = true;
      return response;
    });
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect([committed, answered]).toEqual([false, false]);
    release();
    expect((await answer).status).toBe(200);
    expect(committed).toBe(true);
    expect((await collector.core.folder.read('a:visitor'))?.profile.viewed).toHaveLength(1);
  });

  it('joins requests that arrive together in one transaction, in their order', async () => {
    const sizes: number[] = [];
    const { collector, send } = await open((write, commit) => {
      if ((write.events?.length ?? 0) > 0) sizes.push(write.events?.length ?? 0);
      return commit(write);
    });
    await Promise.all(Array.from({ length: 30 }, (_, index) => send([view(`m${index}`)])));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(30);
    expect(sizes.length).toBeLessThan(10);
    const viewed = (await collector.core.folder.read('a:visitor'))?.profile.viewed.map((entry) => entry.itemId);
    expect(viewed).toEqual(Array.from({ length: 30 }, (_, index) => `m${29 - index}`));
  });

  it.each([true, false])('folds in order what was written though nobody knew (written: %s)', async (written) => {
    let ends = true;
    const { collector, send } = await open(async (write, commit) => {
      if (!ends || (write.events?.length ?? 0) === 0) return commit(write);
      ends = false;
      if (written) await commit(write);
      throw new OutcomeUnknown('the thread ended');
    });
    expect((await send([view('m1')])).status).toBe(503);
    expect((await collector.core.folder.read('a:visitor'))?.profile.viewed).toBeUndefined();
    // Another one first, then the sender tries again.
    expect(await (await send([view('m2')])).json()).toMatchObject({ results: [{ status: 'accepted' }] });
    const again: EventsResponse = await (await send([view('m1')])).json();
    expect(again.results[0]?.status).toBe(written ? 'duplicate' : 'accepted');
    const viewed = (await collector.core.folder.read('a:visitor'))?.profile.viewed.map((entry) => entry.itemId);
    expect(viewed).toEqual(written ? ['m2', 'm1'] : ['m1', 'm2']);
  });

  it('folds later what could not be folded at once', async () => {
    let full = true;
    const { collector, send, sendProven } = await open((write, commit) =>
      full && (write.links?.length ?? 0) > 0 ? Promise.reject(new StorageUnavailable('disk full')) : commit(write),
    );
    const identify = { ...view('m1'), name: 'identify', properties: {}, userId: 'ngan' };
    await send([view('m0')]);
    const failed = await sendProven(identify);
    expect([failed.status, collector.core.folder.head]).toEqual([503, 1]);
    full = false;
    expect((await send([view('m2')])).status).toBe(200);
    expect(collector.core.folder.head).toBe(3);
    const person = await collector.core.folder.read('u:ngan');
    expect(person?.profile.viewed.map((entry) => entry.itemId)).toEqual(['m2', 'm0']);
  });

  it('goes on after an event that cannot be folded, whatever was to be made up for', async () => {
    let fault: Error | null = new StorageUnavailable('disk full');
    const { collector, send, sendProven } = await open((write, commit) => {
      if (fault === null || (write.links?.length ?? 0) === 0) return commit(write);
      const now = fault;
      fault = new TypeError('a bug');
      return Promise.reject(now);
    });
    await send([view('m0')]);
    const identify = { ...view('m1'), name: 'identify', properties: {}, userId: 'ngan' };
    expect((await sendProven(identify)).status).toBe(503);
    logged.length = 0;
    for (const id of ['m2', 'm3']) expect((await send([view(id)])).status).toBe(200);
    expect(collector.core.folder.head).toBe(4);
    expect(logged.filter(({ level }) => level === 'error')).toMatchObject([{ position: 2, fault: 'TypeError: a bug' }]);
  });

  it('folds the rest of a group whose first event could not be folded', async () => {
    const { collector, send, sendProven } = await open((write, commit) =>
      (write.links?.length ?? 0) > 0 ? Promise.reject(new TypeError('a bug')) : commit(write),
    );
    await send([view('m0')]);
    const identify = { ...view('m1'), name: 'identify', properties: {}, userId: 'ngan' };
    logged.length = 0;
    await Promise.all([sendProven(identify), send([view('m2', 'other')]), send([view('m3', 'third')])]);
    await send([view('m4')]);
    for (const who of ['other', 'third'])
      expect((await collector.core.folder.read(`a:${who}`))?.profile.viewed, who).toHaveLength(1);
    expect(logged.filter(({ message }) => message.startsWith('An event is in the log'))).toMatchObject([{ position: 2 }]);
  });

  it('answers 503 while the disk is full, and recovers by itself', async () => {
    let full = true;
    const { collector, send } = await open((write, commit) =>
      full ? Promise.reject(new StorageUnavailable('disk full')) : commit(write),
    );
    const refused = await send([view('m1')]);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    expect(((await refused.json()) as Problem).code).toBe('unavailable');
    expect(await collector.core.folder.read('a:visitor')).toBeUndefined();
    full = false;
    const taken = (await (await send([view('m1')])).json()) as EventsResponse;
    expect(taken.results[0]?.status).toBe('accepted');
    expect(await collector.storage.log.count()).toBe(1);
  });

  it('acknowledges nothing that the disk may have lost, and counts once what is sent again', async () => {
    let broken = true;
    const { collector, send } = await open(async (write, commit) => {
      const result = await commit(write);
      // Written, but the sync of it fails: as when the disk goes away.
      return broken && (write.events?.length ?? 0) > 0
        ? { ...result, durable: Promise.reject(new StorageUnavailable('EIO: i/o error, fdatasync')) }
        : result;
    });
    const refused = await send([view('m1')]);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    broken = false;
    const taken = (await (await send([view('m1'), view('m2')])).json()) as EventsResponse;
    expect(taken.results.map(({ status }) => status)).toEqual(['duplicate', 'accepted']);
    expect((await collector.core.folder.read('a:visitor'))?.profile.viewed).toMatchObject([
      { itemId: 'm2', count: 1 },
      { itemId: 'm1', count: 1 },
    ]);
  });

  it('decides while the disk is written, and answers when it is', async () => {
    let settle: { readonly resolve: () => void; readonly reject: (error: unknown) => void } | undefined;
    const { collector } = await open(async (write, commit) => {
      const result = await commit(write);
      if ((write.events?.length ?? 0) === 0) return result;
      return {
        ...result,
        durable: new Promise<void>((resolve, reject) => {
          settle = { resolve, reject };
        }),
      };
    });
    const ask = async (messageId: string): Promise<[number | null, () => Promise<number>]> => {
      let status: number | null = null;
      const request = {
        placements: [],
        page: { url: 'https://shop.example/' },
        anonymousId: 'visitor',
        events: [view(messageId)],
      };
      const body = JSON.stringify(request);
      const { publishable } = await collector.core.keys.create({ name: 'decide', nowMs: startMs });
      const ask = async (): Promise<number> => {
        const response = await collector.app.request(`/v1/decide?key=${publishable}`, { method: 'POST', body });
        status = response.status;
        return status;
      };
      const answer = ask();
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
      return [status, () => answer];
    };
    const [early, taken] = await ask('m1');
    expect([early, (await collector.core.folder.read('a:visitor'))?.profile.viewed.length]).toEqual([null, 1]);
    settle?.resolve();
    expect(await taken()).toBe(200);
    const [, refused] = await ask('m2');
    settle?.reject(new StorageUnavailable('EIO: i/o error, fdatasync'));
    expect(await refused()).toBe(503);
  });

  it('writes on while the disk is asked to keep what it wrote, and answers each when it is kept', async () => {
    const kept: (() => void)[] = [];
    const { collector, send } = await open(async (write, commit) => {
      const result = await commit(write);
      if ((write.events?.length ?? 0) === 0) return result;
      return { ...result, durable: new Promise<void>((resolve) => kept.push(resolve)) };
    });
    const answered: string[] = [];
    const ask = async (id: string): Promise<void> => {
      await send([view(id)]);
      answered.push(id);
    };
    const turns = async (): Promise<void> => {
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    };
    const first = ask('m1');
    await turns();
    const second = ask('m2');
    await turns();
    expect([await collector.storage.log.count(), collector.core.commits.waiting, answered]).toEqual([2, 2, []]);
    kept[0]?.();
    await first;
    expect([collector.core.commits.waiting, answered]).toEqual([1, ['m1']]);
    // Whoever wants all that is waiting written waits for the disk too.
    let drained = false;
    const drain = collector.core.commits.drain().then(() => {
      drained = true;
    });
    await turns();
    expect(drained).toBe(false);
    kept[1]?.();
    await Promise.all([second, drain]);
    expect([collector.core.commits.waiting, answered]).toEqual([0, ['m1', 'm2']]);
  });

  it('does not let a poisonous event stop those beside it', async () => {
    const { collector, send } = await open((write, commit) => {
      if (write.events?.some((event) => event.messageId === 'poison')) throw new TypeError('cannot be written');
      return commit(write);
    });
    const answers = await Promise.all([send([view('m1')]), send([view('poison')]), send([view('m2')])]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 500, 200]);
    expect(JSON.stringify(await answers[1]?.json())).not.toContain('cannot be written');
    expect(await collector.storage.log.count()).toBe(2);
  });
});
