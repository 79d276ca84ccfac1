import type { RuleSet } from '@quen/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultRuleSet } from '../decisions/default-rule-set.ts';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';
import { StorageUnavailable } from '../storage/storage.ts';
import { previewSegment } from './preview-segment.ts';

const startMs = Date.parse('2026-03-02T03:00:00Z');
const dayMs = 86_400_000;
const rules: RuleSet = {
  ...defaultRuleSet,
  version: 0,
  segments: [
    { id: 'buyers', name: 'Buyers', condition: { 'orders.count': { $gte: 1 } } },
    { id: 'quiet', name: 'Quiet', condition: { 'orders.count': { $gte: 1 }, 'orders.lastAt': { $olderThan: '60d' } } },
  ],
};

let collector: Collector;
let nowMs: number;
beforeEach(async () => {
  nowMs = startMs;
  collector = await createCollector({ now: () => nowMs, initialRules: rules });
});
afterEach(async () => {
  vi.useRealTimers();
  await collector.close();
});

const order = (id: string, userId: string) => ({
  messageId: id,
  name: 'purchase',
  userId,
  timestamp: nowMs,
  properties: { transaction_id: id, value: 100_000, currency: 'VND', items: [{ item_id: 'p1', price: 100_000 }] },
});
const segmentEvents = async () =>
  (await collector.storage.log.read({ after: 0 }))
    .filter((event) => event.name.startsWith('segment_'))
    .map(({ name, properties }) => [name, properties['segmentId']]);
const profileOf = async (userId: string) => (await collector.core.folder.read(`u:${userId}`))?.profile;

describe('segments', () => {
  it('are entered when an event makes their condition true, once', async () => {
    await collector.ingestTrusted([order('o1', 'u1')]);
    await collector.segments.settle();
    await collector.ingestTrusted([order('o2', 'u1')]);
    await collector.segments.settle();
    expect(await segmentEvents()).toEqual([['segment_entered', 'buyers']]);
    expect((await profileOf('u1'))?.segments).toEqual({ buyers: startMs });
  });

  it('are entered with time alone, when the moment comes that was computed', async () => {
    await collector.ingestTrusted([order('o1', 'u1')]);
    await collector.segments.settle();
    const wakeAtMs = await collector.storage.timers.soonest();
    expect(wakeAtMs).toBeGreaterThan(startMs + 59 * dayMs);
    expect(wakeAtMs).toBeLessThanOrEqual(startMs + 60 * dayMs + 1);
    nowMs = startMs + 59 * dayMs;
    await collector.segments.lookAtDue();
    expect(Object.keys((await profileOf('u1'))?.segments ?? {})).toEqual(['buyers']);
    nowMs = startMs + 60 * dayMs + 1;
    await collector.segments.lookAtDue();
    expect(Object.keys((await profileOf('u1'))?.segments ?? {}).sort()).toEqual(['buyers', 'quiet']);
    await collector.ingestTrusted([order('o2', 'u1')]);
    await collector.segments.settle();
    expect((await segmentEvents()).at(-1)).toEqual(['segment_left', 'quiet']);
  });

  describe('after a fault of the store', () => {
    const fault = new StorageUnavailable('the disk is full');
    const failOnce = {
      'reading a profile': () => vi.spyOn(collector.core.folder, 'readProfile').mockRejectedValueOnce(fault),
      'reading a profile, and putting it back': () => {
        vi.spyOn(collector.core.folder, 'readProfile').mockRejectedValueOnce(fault);
        vi.spyOn(collector.storage.timers, 'set').mockRejectedValueOnce(fault);
      },
      'taking what is due': () => vi.spyOn(collector.storage.timers, 'takeDue').mockRejectedValueOnce(fault),
    };

    it.each(Object.keys(failOnce) as (keyof typeof failOnce)[])('are entered all the same: %s', async (fails) => {
      await collector.ingestTrusted([order('o1', 'u1')]);
      await collector.segments.settle();
      await collector.segments.lookAtAll();
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      nowMs = startMs + 60 * dayMs + 1;
      failOnce[fails]();
      await collector.segments.lookAtDue();
      expect(Object.keys((await profileOf('u1'))?.segments ?? {})).toEqual(['buyers']);
      nowMs += 30_000;
      vi.advanceTimersByTime(30_000);
      vi.useRealTimers();
      await vi.waitFor(async () =>
        expect(Object.keys((await profileOf('u1'))?.segments ?? {}).sort()).toEqual(['buyers', 'quiet']),
      );
    });

    it('are looked at for everybody at the next round', async () => {
      await collector.close();
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
      collector = await createCollector({ now: () => nowMs, initialRules: rules });
      await collector.ingestTrusted([order('o1', 'u1')]);
      await collector.settle();
      const changed: RuleSet = { ...rules, segments: [{ id: 'all', name: 'All', condition: {} }] };
      await collector.storage.rules.save(changed, 0, { atMs: nowMs, by: 'test', note: '' });
      await collector.reloadRules();
      const list = vi.spyOn(collector.storage.profiles, 'list').mockRejectedValueOnce(fault);
      vi.advanceTimersByTime(1_000);
      await vi.waitFor(() => expect(list).toHaveBeenCalledOnce());
      await new Promise((resolve) => setImmediate(resolve));
      vi.advanceTimersByTime(1_000);
      await vi.waitFor(async () => expect(Object.keys((await profileOf('u1'))?.segments ?? {})).toEqual(['all']));
    });
  });

  it('are due at the next start for whom they were not looked at before the end', async () => {
    for (let nth = 0; nth < 60; nth++) collector.segments.note(`p_${nth}`);
    await collector.segments.stop();
    const due = await collector.storage.timers.takeDue(Number.MAX_SAFE_INTEGER, 100);
    expect(due.map(({ profileId }) => profileId)).toContain('p_59');
  });

  it('are looked at for everybody when the rules change', async () => {
    await collector.ingestTrusted([order('o1', 'u1'), order('o2', 'u2')]);
    await collector.settle();
    const changed: RuleSet = { ...rules, segments: [{ id: 'all', name: 'All', condition: {} }] };
    await collector.storage.rules.save(changed, 0, { atMs: nowMs, by: 'test', note: '' });
    await collector.reloadRules();
    await collector.segments.lookAtAll();
    expect(Object.keys((await profileOf('u1'))?.segments ?? {})).toEqual(['all']);
    expect(Object.keys((await profileOf('u2'))?.segments ?? {})).toEqual(['all']);
    const told = (await segmentEvents()).length;
    await collector.segments.lookAtAll();
    expect(await segmentEvents()).toHaveLength(told);
  });
});

describe('the preview of a segment', () => {
  it('counts, shows some, and says which saved segments they are in', async () => {
    await collector.ingestTrusted([order('o1', 'u1'), order('o2', 'u2'), { messageId: 'm', name: 'page_view', userId: 'u3' }]);
    const preview = await previewSegment(collector.core, { 'orders.count': { $gte: 1 } });
    expect(preview).toMatchObject({
      ok: true,
      value: { count: 2, total: 3, estimated: false, overlap: [{ segmentId: 'buyers', count: 2 }] },
    });
    expect(preview.ok && preview.value.sample).toHaveLength(2);
  });

  it('says what is wrong with a condition', async () => {
    const preview = await previewSegment(collector.core, { 'orders.cuont': 1 });
    expect(preview).toMatchObject({
      ok: false,
      issues: [{ path: 'orders.cuont', message: expect.stringContaining('orders.count') }],
    });
  });

  it('are those of what stays when a merge is undone, and when retention has thinned out a profile', async () => {
    const { secret } = await collector.core.keys.create({ name: 'shop', nowMs });
    const ask = (method: string, path: string, body: object = {}) =>
      collector.app.request(path, { method, body: JSON.stringify(body), headers: { authorization: `Bearer ${secret}` } });
    const page = { messageId: 'm1', name: 'page_view', anonymousId: 'phone', timestamp: nowMs };
    const { userId, ...bought } = order('o1', 'u1');
    await collector.ingestTrusted([
      { ...page, userId },
      { ...bought, anonymousId: 'phone' },
    ]);
    await collector.segments.settle();
    expect((await profileOf('u1'))?.segments).toEqual({ buyers: startMs });
    const { position } = (await collector.storage.profiles.merges(1))[0] ?? {};
    expect((await ask('POST', `/v1/merges/${position}/undo`)).status).toBe(200);
    await collector.segments.settle();
    expect((await profileOf('u1'))?.segments).toEqual({});
    expect((await collector.core.folder.read('a:phone'))?.profile.segments).toEqual({ buyers: startMs });

    await ask('PUT', '/v1/settings/retention', { browsing: 5 });
    nowMs += 10 * dayMs;
    while (await collector.core.retention.runOnce()) expect(await collector.storage.log.count()).toBeLessThan(10);
    await collector.segments.settle();
    expect((await collector.core.folder.read('a:phone'))?.profile.segments).toEqual({ buyers: nowMs });
  });
});
