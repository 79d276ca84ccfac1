import type { EventEnvelope } from '@quen/protocol';
import { SignJWT } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';
import { splitEventName } from './identity-limits.ts';

const startMs = Date.parse('2026-03-02T03:00:00Z');
const collectors: Collector[] = [];
let messages = 0;

afterEach(async () => {
  for (const collector of collectors.splice(0)) await collector.close();
});

async function open(): Promise<Collector> {
  const collector = await createCollector({ now: () => startMs });
  collectors.push(collector);
  return collector;
}

function view(ids: { anonymousId?: string; userId?: string }, itemId: string): EventEnvelope {
  return {
    messageId: `m${++messages}`,
    name: 'view_item',
    timestamp: startMs - 100_000 + messages,
    properties: { items: [{ item_id: itemId, price: 1000 }] },
    ...ids,
  };
}

const viewed = async (collector: Collector, identity: string): Promise<string[]> =>
  ((await collector.core.folder.read(identity))?.profile.viewed ?? []).map((entry) => entry.itemId);
const profileId = async (collector: Collector, identity: string): Promise<string | undefined> =>
  (await collector.core.folder.read(identity))?.profile.id;

describe('identity', () => {
  it('keeps strangers apart', async () => {
    const collector = await open();
    await collector.ingestTrusted([view({ anonymousId: 'phone' }, 'p1'), view({ anonymousId: 'laptop' }, 'p2')]);
    expect(await viewed(collector, 'a:phone')).toEqual(['p1']);
    expect(await viewed(collector, 'a:laptop')).toEqual(['p2']);
  });

  it('gives a new user the profile of the device, and a second device joins it', async () => {
    const collector = await open();
    await collector.ingestTrusted([view({ anonymousId: 'phone' }, 'p1')]);
    const before = await profileId(collector, 'a:phone');
    await collector.ingestTrusted([view({ anonymousId: 'phone', userId: 'lan' }, 'p2')]);
    expect(await profileId(collector, 'u:lan')).toBe(before);
    await collector.ingestTrusted([view({ anonymousId: 'laptop' }, 'p3'), view({ anonymousId: 'laptop', userId: 'lan' }, 'p4')]);
    expect(await profileId(collector, 'a:laptop')).toBe(before);
    expect(await viewed(collector, 'a:laptop')).toEqual(['p4', 'p3', 'p2', 'p1']);
    const merges = await collector.storage.profiles.merges(10);
    expect(merges.map((merge) => merge.kind)).toEqual(['merge', 'merge']);
  });

  it('takes a merge back: both are as if it had never been, and it does not come again', async () => {
    const collector = await open();
    await collector.ingestTrusted([
      view({ userId: 'lan' }, 'p1'),
      view({ anonymousId: 'kiosk' }, 'p2'),
      view({ anonymousId: 'kiosk', userId: 'lan' }, 'p3'),
      view({ anonymousId: 'kiosk' }, 'p4'),
    ]);
    expect(await viewed(collector, 'u:lan')).toEqual(['p4', 'p3', 'p2', 'p1']);
    await collector.ingestTrusted(
      [{ messageId: 'undo', name: splitEventName, anonymousId: 'kiosk', userId: 'lan', timestamp: startMs }],
      'system',
    );
    expect(await viewed(collector, 'u:lan')).toEqual(['p3', 'p1']);
    expect(await viewed(collector, 'a:kiosk')).toEqual(['p4', 'p2']);
    await collector.ingestTrusted([view({ anonymousId: 'kiosk', userId: 'lan' }, 'p5')]);
    expect(await viewed(collector, 'u:lan')).toEqual(['p5', 'p3', 'p1']);
    expect(await viewed(collector, 'a:kiosk')).toEqual(['p4', 'p2']);
    expect((await collector.storage.profiles.merges(10)).map((merge) => merge.kind)).toEqual(['refused', 'split', 'merge']);
  });

  it('does not give a device two owners', async () => {
    const collector = await open();
    await collector.ingestTrusted([
      view({ anonymousId: 'tablet', userId: 'lan' }, 'p1'),
      view({ anonymousId: 'tablet', userId: 'minh' }, 'p2'),
      view({ anonymousId: 'tablet', userId: 'minh' }, 'p3'),
    ]);
    expect(await viewed(collector, 'u:lan')).toEqual(['p1']);
    expect(await viewed(collector, 'u:minh')).toEqual(['p3', 'p2']);
    expect((await collector.storage.profiles.merges(10)).map((merge) => merge.reason)).toEqual(['device_limit', undefined]);
  });

  it('gives a user as many devices as people have, and no more', async () => {
    const collector = await open();
    for (let device = 0; device < 51; device += 1) {
      await collector.ingestTrusted([view({ anonymousId: `kiosk-${device}`, userId: 'lan' }, `p${device}`)]);
    }
    const lan = await profileId(collector, 'u:lan');
    expect(await profileId(collector, 'a:kiosk-49')).toBe(lan);
    expect(await profileId(collector, 'a:kiosk-50')).not.toBe(lan);
    const [refused] = await collector.storage.profiles.merges(1);
    expect(refused).toMatchObject({ kind: 'refused' });
    // What was done there with the user's proven id is still the user's.
    expect(await viewed(collector, 'u:lan')).toContain('p50');
  });

  it('refuses placeholders', async () => {
    const collector = await open();
    for (const id of ['null', 'undefined', '0', ' ', 'anonymous', '[object Object]', 'NULL']) {
      const [result] = await collector.ingestTrusted([view({ anonymousId: 'phone', userId: id }, 'p1')]);
      expect(result?.issues?.[0]?.code, id).toBe('invalid_identity');
    }
    expect(await collector.storage.log.count()).toBe(0);
  });

  it('lets a browser claim a user, and believes it only with a signed token', async () => {
    const collector = await open();
    const keys = await collector.core.keys.create({ name: 'shop', nowMs: startMs });
    const send = async (body: object): Promise<number> => {
      const headers = { authorization: `Bearer ${keys.publishable}` };
      return (await collector.app.request('/v1/events', { method: 'POST', body: JSON.stringify(body), headers })).status;
    };
    const sign = (secret: string, expires: number): Promise<string> =>
      new SignJWT({ sub: 'lan' })
        .setProtectedHeader({ alg: 'HS256' })
        .setExpirationTime(Math.floor(expires / 1000))
        .sign(new TextEncoder().encode(secret));
    await collector.ingestTrusted([view({ userId: 'lan' }, 'secret')]);

    const forged = [
      undefined,
      await sign('another secret of thirty-two bytes', startMs + 60_000),
      await sign(keys.tokenSecret, startMs - 60_000),
      'eyJhbGciOiJub25lIn0.eyJzdWIiOiJsYW4iLCJleHAiOjQxMDI0NDQ4MDB9.',
    ];
    for (const userToken of forged) {
      expect(await send({ anonymousId: 'phone', userId: 'lan', userToken, events: [view({}, 'p1')] })).toBe(200);
    }
    expect(await viewed(collector, 'a:phone')).toEqual(['p1']);
    expect((await collector.core.folder.read('a:phone'))?.profile.identity).toMatchObject({ userIds: [], claimedUserId: 'lan' });

    const userToken = await sign(keys.tokenSecret, startMs + 60_000);
    expect(await send({ anonymousId: 'phone', userToken, events: [view({}, 'p2')] })).toBe(200);
    expect(await viewed(collector, 'a:phone')).toEqual(['p2', 'p1', 'secret']);

    // Pages still have the old key while the shop's server signs with the new pair's secret.
    const next = await collector.core.keys.rotate(keys.id, startMs, 3_600_000);
    if (next === undefined || next === 'ending') throw new Error('was not rotated');
    const early = await sign(next.tokenSecret, startMs + 60_000);
    expect(await send({ anonymousId: 'tablet', userToken: early, events: [view({}, 'p3')] })).toBe(200);
    expect(await viewed(collector, 'a:tablet')).toEqual(['p3', 'p2', 'p1', 'secret']);
  });
});
