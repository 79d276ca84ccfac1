import { describe, expect, it } from 'vitest';
import { newEvent, type StorageUnderTest, withStorageOf } from './storage.contract.ts';
import type { DecisionQuestion, StoredEvent } from './storage.ts';

const atMs = 1_772_420_400_000;

/** Reads of no more than is needed, on every storage backend. */
export function describeNarrowReads(backend: StorageUnderTest): void {
  describe(`storage: narrow reads of ${backend.name}`, () => {
    const withStorage = withStorageOf(backend);

    it('reads no more of events than is looked at', () =>
      withStorage(async (storage) => {
        const tricky = { flags: [], properties: { context: { page: '"context":{}' } }, context: { properties: {} } };
        const events = [
          newEvent('m1'),
          newEvent('m2', { name: 'page_view', userId: 'u1', proof: 'claimed', properties: tricky }),
          newEvent('m3', { name: 'page_view', flags: ['bot', 'late'], properties: tricky }),
          newEvent('m4', { name: 'login', userId: 'u,"flags":["bot"]', proof: 'proven', identity: 'u:u,"flags":["bot"]' }),
          newEvent('m5', {
            name: 'refund',
            anonymousId: null,
            userId: 'u1',
            proof: 'proven',
            source: 'server',
            identity: 'u:u1',
          }),
          newEvent('m6', { name: 'gone', identity: 'x:erased' }),
        ];
        await storage.commit({ events });
        const whole = await storage.log.read({ after: 0 });
        const same = (event: StoredEvent): StoredEvent => {
          const { position, messageId, name, anonymousId, userId, properties, context, occurredAtMs, receivedAtMs } = event;
          const { source, proof, flags, identity } = event;
          const times = { occurredAtMs, receivedAtMs };
          return {
            position,
            messageId,
            name,
            anonymousId,
            userId,
            properties,
            context,
            ...times,
            source,
            proof,
            flags,
            identity,
          };
        };
        const all = await storage.log.readLean({ after: 0 }, { bodies: null, ids: true, claims: true });
        expect(all.map(same)).toEqual(whole);

        const named = await storage.log.readLean({ after: 0 }, { bodies: new Set(['page_view']), ids: true, claims: false });
        const known = ({ position, name, identity, flags, source, occurredAtMs, receivedAtMs, anonymousId }: StoredEvent) => {
          return { position, name, identity, flags, source, occurredAtMs, receivedAtMs, anonymousId };
        };
        expect(named.map(known)).toEqual(whole.map(known));
        const provenOf = ({ proof, userId }: StoredEvent): string | null => (proof === 'proven' ? userId : null);
        expect(named.map(provenOf)).toEqual(whole.map(provenOf));
        for (const [index, event] of named.entries()) if (event.name === 'page_view') expect(same(event)).toEqual(whole[index]);
        const claims = await storage.log.readLean({ after: 0, limit: 2 }, { bodies: new Set(), ids: false, claims: true });
        expect(claims.map((event) => event.userId)).toEqual([null, 'u1']);
        const bare = await storage.log.readLean({ after: 1, upTo: 3 }, { bodies: new Set(), ids: false, claims: false });
        expect(bare.map((event) => [event.name, event.flags, event.source])).toEqual(
          whole.slice(1, 3).map((event) => [event.name, event.flags, event.source]),
        );
      }));

    it('finds the requests that asked for a placement, in their order', () =>
      withStorage(async (storage) => {
        const question = (placements: readonly string[]): DecisionQuestion => ({
          identity: 'a:v1',
          position: 0,
          placements,
          page: { url: '/' },
          context: {},
          consent: {},
          locale: 'vi',
          seed: 's',
        });
        const record = { atMs, profileId: 'p_1', pageUrl: '/', ruleSetVersion: 1, modelVersion: 'm', decisions: [], heldOut: [] };
        await storage.commit({
          decisions: [
            record,
            { ...record, atMs: atMs + 1, asked: question(['home', 'side']) },
            { ...record, atMs: atMs + 2, asked: question(['cart']) },
            { ...record, atMs: atMs + 3, asked: question(['side']) },
          ],
        });
        const found = await storage.decisions.askedFor(['side', 'foot'], 0, 10);
        expect(found.map((request) => [request.atMs, request.question])).toEqual([
          [atMs + 1, question(['home', 'side'])],
          [atMs + 3, question(['side'])],
        ]);
        expect(await storage.decisions.askedFor(['side'], found[0]?.number ?? 0, 10)).toEqual(found.slice(1));
        expect(await storage.decisions.askedFor(['side'], 0, 1)).toEqual(found.slice(0, 1));
        expect(await storage.decisions.askedFor(['foot'], 0, 10)).toEqual([]);
      }));
  });
}
