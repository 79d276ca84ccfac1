import type { Product, Profile } from '@quen/protocol';
import { noHistory } from '@quen/recommender';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRuleSet } from '../decisions/default-rule-set.ts';
import type { NewEvent, Storage, StoredKeyPair } from './storage.ts';

/** A backend under test. `open` makes an empty store; `reopen`, where data outlive the process, opens the same one again. */
export interface StorageUnderTest {
  readonly name: string;
  open(): Promise<Storage>;
  readonly reopen?: (storage: Storage) => Promise<Storage>;
}

export const atMs = 1_772_420_400_000;

export function newEvent(messageId: string, changes: Partial<NewEvent> = {}): NewEvent {
  return {
    messageId,
    name: 'view_item',
    anonymousId: 'v1',
    userId: null,
    properties: { items: [{ item_id: 'p1', quantity: 1 }], note: 'giày "đẹp"' },
    context: { page: { path: '/p/p1' } },
    occurredAtMs: atMs,
    receivedAtMs: atMs,
    source: 'browser',
    proof: 'none',
    flags: [],
    identity: 'a:v1',
    ...changes,
  };
}

/** Runs a test on a store of its own, which is closed after it. */
export function withStorageOf(backend: StorageUnderTest): (test: (storage: Storage) => Promise<void>) => Promise<void> {
  return async (test) => {
    const storage = await backend.open();
    try {
      await test(storage);
    } finally {
      await storage.close();
    }
  };
}

/** What every storage backend does. */
export function describeStorage(backend: StorageUnderTest): void {
  describe(`storage: ${backend.name}`, () => {
    const withStorage = withStorageOf(backend);

    it('appends in order and reads back what was written', () =>
      withStorage(async (storage) => {
        expect(await storage.log.head()).toBe(0);
        const { outcomes, head } = await storage.commit({ events: [newEvent('m1'), newEvent('m2', { identity: 'a:v2' })] });
        const [first, second] = outcomes;
        expect(first?.status).toBe('appended');
        expect(second?.position).toBeGreaterThan(first?.position ?? Number.POSITIVE_INFINITY);
        expect(head).toBe(second?.position);
        const [read] = await storage.log.read({ after: 0 });
        expect(read).toEqual({ ...newEvent('m1'), position: first?.position });
        expect(await storage.log.read({ after: first?.position ?? 0 })).toHaveLength(1);
        expect(await storage.log.read({ after: 0, upTo: first?.position ?? 0 })).toHaveLength(1);
        expect((await storage.log.readIdentities(['a:v2'], head)).map((event) => event.messageId)).toEqual(['m2']);
        expect((await storage.log.readNewest(['a:v1', 'a:v2'], 1)).map((event) => event.messageId)).toEqual(['m2']);
        expect(await storage.log.count()).toBe(2);
      }));

    it('keeps the first event of an id: the same again is a duplicate, another is set aside, another source is its own', () =>
      withStorage(async (storage) => {
        await storage.commit({ events: [newEvent('m1')] });
        const { outcomes } = await storage.commit({
          events: [
            newEvent('m1', { receivedAtMs: atMs + 5000, flags: ['late'] }),
            newEvent('m1', { properties: { other: true } }),
            newEvent('m1', { source: 'server' }),
            newEvent('m1', { properties: { note: 'giày "đẹp"', items: [{ quantity: 1, item_id: 'p1' }] } }),
          ],
        });
        expect(outcomes.map((outcome) => outcome.status)).toEqual(['duplicate', 'set_aside', 'appended', 'duplicate']);
        expect(await storage.log.count()).toBe(2);
        const { setAside } = await storage.privacy.records(['a:v1'], []);
        expect(setAside.map(({ event }) => event['properties'])).toEqual([{ other: true }]);
      }));

    it('tells what became of each event of any batch, as if each came alone', () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(fc.record({ id: fc.integer({ min: 0, max: 60 }), payload: fc.boolean() }), { maxLength: 50 }), {
            maxLength: 4,
          }),
          (batches) =>
            withStorage(async (storage) => {
              const first = new Map<number, { readonly payload: boolean; readonly position: number }>();
              for (const batch of batches) {
                const events = batch.map(({ id, payload }) => newEvent(`m${id}`, { properties: { payload } }));
                const { outcomes, head } = await storage.commit({ events });
                batch.forEach(({ id, payload }, nth) => {
                  const outcome = outcomes[nth];
                  const known = first.get(id);
                  const status = known === undefined ? 'appended' : known.payload === payload ? 'duplicate' : 'set_aside';
                  expect(outcome?.status).toBe(status);
                  if (known === undefined) first.set(id, { payload, position: outcome?.position ?? 0 });
                  else expect(outcome?.position).toBe(known.position);
                });
                expect(head).toBe(Math.max(0, ...[...first.values()].map(({ position }) => position)));
              }
              const log = await storage.log.read({ after: 0 });
              expect(log.map(({ messageId, position }) => [messageId, position])).toEqual(
                [...first].map(([id, { position }]) => [`m${id}`, position]),
              );
            }),
        ),
        { numRuns: 30 },
      ));

    it('says of a write that waits for the disk later when it is durable; it can be read before', () =>
      withStorage(async (storage) => {
        const { outcomes, durable } = await storage.commit({ events: [newEvent('m1')] }, 'later');
        expect(outcomes.map(({ status }) => status)).toEqual(['appended']);
        expect(await storage.log.count()).toBe(1);
        await expect(durable).resolves.toBeUndefined();
      }));

    it('writes all of a commit or nothing', () =>
      withStorage(async (storage) => {
        const cyclic: { self?: unknown } = {};
        cyclic.self = cyclic;
        const poison = newEvent('m2', { properties: cyclic as NewEvent['properties'] });
        await expect(storage.commit({ events: [newEvent('m1'), poison] })).rejects.toThrow();
        expect(await storage.log.count()).toBe(0);
      }));

    it('keeps profiles, links, merges and cursors, and forgets them together', () =>
      withStorage(async (storage) => {
        const profile = { id: 'p_1', identity: { anonymousIds: ['v1'], userIds: [], claimedUserId: null } } as unknown as Profile;
        const merge = {
          position: 7,
          atMs,
          kind: 'merge',
          anonymousId: 'v1',
          userId: 'u1',
          fromProfileId: 'p_2',
          toProfileId: 'p_1',
        } as const;
        await storage.commit({
          profiles: [{ profile, position: 7 }],
          links: [{ identity: 'a:v1', profileId: 'p_1' }],
          merges: [merge],
          cursors: { profiles: 7 },
        });
        expect(await storage.profiles.read('p_1')).toEqual({ profile, position: 7 });
        expect(await storage.profiles.read('p_9')).toBeUndefined();
        expect(await storage.profiles.linkOf('a:v1')).toBe('p_1');
        expect(await storage.profiles.linksOf('p_1')).toEqual(['a:v1']);
        expect(await storage.profiles.merges(10, 'p_2')).toEqual([merge]);
        expect(await storage.profiles.cursor('profiles')).toBe(7);
        expect(await storage.profiles.cursor('nothing')).toBe(0);
        await storage.commit({ removedProfiles: ['p_1'] });
        expect(await storage.profiles.read('p_1')).toBeUndefined();
        await storage.profiles.clearProjections();
        expect(await storage.profiles.linkOf('a:v1')).toBeUndefined();
        expect(await storage.profiles.merges(10)).toEqual([]);
        expect(await storage.profiles.cursor('profiles')).toBe(0);
      }));

    it('keeps products', () =>
      withStorage(async (storage) => {
        const product: Product = {
          id: 'p1',
          title: 'Giày',
          url: '/p1',
          categories: [],
          currency: 'VND',
          availability: 'in_stock',
        };
        const history = { droppedAtMs: atMs, formerPriceMinor: 90_000, formerUntilMs: atMs, backAtMs: 0 };
        const second = { product: { ...product, id: 'p2' }, history };
        await storage.products.upsert([{ product, history }, second]);
        await storage.products.upsert([{ product: { ...product, title: 'Dép' }, history: noHistory }]);
        const [first, ...others] = await storage.products.list('', 10);
        expect(first?.product).toEqual({ ...product, title: 'Dép' });
        expect(first?.history).toBe(noHistory);
        expect(others).toEqual([second]);
        expect(await storage.products.list('p1', 10)).toEqual(others);
        await storage.products.remove(['p1']);
        expect(await storage.products.list('', 10)).toEqual(others);
      }));

    it('numbers rule sets, and refuses one that is based on an older version', () =>
      withStorage(async (storage) => {
        const saved = { atMs, by: 'test', note: 'first' };
        expect(await storage.rules.save(defaultRuleSet, 0, saved)).toBe(1);
        expect(await storage.rules.save(defaultRuleSet, 0, saved)).toBeNull();
        expect(await storage.rules.save(defaultRuleSet, 1, { ...saved, note: 'second' })).toBe(2);
        expect((await storage.rules.newest())?.ruleSet.version).toBe(2);
        expect((await storage.rules.read(1))?.note).toBe('first');
        expect((await storage.rules.versions(10)).map((version) => version.version)).toEqual([2, 1]);
      }));

    it('keeps keys, snapshots, decisions and consents', () =>
      withStorage(async (storage) => {
        const pair = { id: 'key_1', name: 'shop', publishable: 'pk_1', origins: [] } as unknown as StoredKeyPair;
        await storage.keys.save(pair);
        await storage.keys.save({ ...pair, name: 'renamed' });
        expect((await storage.keys.list()).map((key) => key.name)).toEqual(['renamed']);
        await storage.keys.noteUse('key_1', 'secret', 5);
        await storage.keys.noteUse('gone', 'secret', 5);
        expect(await storage.keys.list()).toEqual([{ ...pair, name: 'renamed', secretUsedAtMs: 5 }]);
        await storage.keys.remove('key_1');
        expect(await storage.keys.list()).toEqual([]);

        expect(await storage.snapshots.read('models')).toBeUndefined();
        const chunks = [Buffer.from([1, 2]), Buffer.from([3])];
        await storage.snapshots.save({ name: 'models', position: 3, savedAtMs: atMs, chunks });
        const snapshot = await storage.snapshots.read('models');
        expect([snapshot?.position, ...Buffer.concat(snapshot?.chunks ?? [])]).toEqual([3, 1, 2, 3]);

        const record = { atMs, profileId: 'p_1', pageUrl: '/', ruleSetVersion: 1, modelVersion: 'm', decisions: [], heldOut: [] };
        await storage.commit({ decisions: [record, { ...record, atMs: atMs + 1 }] });
        expect((await storage.decisions.newest(['p_1', 'p_2'], 10)).map((decision) => decision.atMs)).toEqual([atMs + 1, atMs]);
        expect(await storage.decisions.removeBefore(atMs + 1)).toBe(1);
        expect(await storage.decisions.newest(['p_1', 'p_2'], 10)).toHaveLength(1);

        const consent = { identity: 'a:v1', purpose: 'analytics', status: 'denied', atMs, source: 'shop' } as const;
        await storage.commit({ consents: [consent] });
        expect(await storage.consents.ledger(['a:v1'])).toEqual([consent]);
        expect(await storage.consents.ledger(['a:v2'])).toEqual([]);
      }));

    it('says that it is sound', () =>
      withStorage(async (storage) => {
        await storage.probe();
        expect(await storage.checkIntegrity()).toEqual([]);
      }));

    it.runIf(backend.reopen !== undefined)('has everything that was committed after it is opened again', async () => {
      const storage = await backend.open();
      const { head } = await storage.commit({ events: [newEvent('m1')] });
      const again = await backend.reopen?.(storage);
      expect(await again?.log.head()).toBe(head);
      const next = await again?.commit({ events: [newEvent('m1'), newEvent('m2')] });
      expect(next?.outcomes.map((outcome) => outcome.status)).toEqual(['duplicate', 'appended']);
      await again?.close();
    });
  });
}
