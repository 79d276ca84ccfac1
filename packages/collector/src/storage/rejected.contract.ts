import { describe, expect, it } from 'vitest';
import { atMs, newEvent, type StorageUnderTest, withStorageOf } from './storage.contract.ts';
import type { NewRejectedEvent, Storage } from './storage.ts';

export function newRejected(changes: Partial<NewRejectedEvent> = {}): NewRejectedEvent {
  return {
    receivedAtMs: atMs,
    source: 'browser',
    issues: [{ code: 'invalid_event', path: 'name', message: 'Send one.' }],
    identity: 'a:v1',
    claimed: null,
    batch: { provenUserId: null, consent: {} },
    raw: Buffer.from('{}'),
    isCut: false,
    ...changes,
  };
}

const nobody = { identity: null, claimed: null };
const holding = (text: string): Buffer => Buffer.from(JSON.stringify({ properties: { note: text } }));
const whosRejected = async (storage: Storage): Promise<unknown[]> =>
  (await storage.log.readRejected(10)).map(({ identity }) => identity).reverse();

/** What every storage backend does with events that did not get into the log, and with whose they are. */
export function describeRejected(backend: StorageUnderTest): void {
  describe(`rejected and set-aside events: ${backend.name}`, () => {
    const withStorage = withStorageOf(backend);
    const erase = (storage: Storage, identity: string, addresses: readonly string[] = []) =>
      storage.privacy.erase({ identities: [identity], profileIds: [], addresses, suppressions: [] });

    it('are kept as they came, with what their requests said, until they are removed', () =>
      withStorage(async (storage) => {
        const written = newRejected({
          identity: null,
          claimed: 'u:lan',
          batch: {
            anonymousId: 'v1',
            userId: 'lan',
            context: { page: { path: '/giày' } },
            sentAt: 5,
            provenUserId: 'minh',
            consent: { analytics: 'granted' },
            userAgent: 'x',
          },
          raw: Buffer.from([0xff, 0x00, 0x7b]),
          isCut: true,
        });
        await storage.commit({ rejected: [written] });
        const [rejected] = await storage.log.readRejected(10);
        expect(rejected && { ...rejected, raw: Buffer.from(rejected.raw) }).toEqual({ ...written, id: rejected?.id });
        expect(await storage.retention.removeRejectedBefore(written.receivedAtMs)).toBe(0);
        expect(await storage.retention.removeRejectedBefore(written.receivedAtMs + 1)).toBe(1);
        expect(await storage.log.readRejected(10)).toEqual([]);
      }));

    it('are found by whose they are, not by what is in them', () =>
      withStorage(async (storage) => {
        const mentioning = newEvent('m1', { identity: 'a:v2', anonymousId: 'v2', properties: { note: 'v1' } });
        await storage.commit({ events: [newEvent('m1', { source: 'server' }), newEvent('m1')] });
        await storage.commit({ events: [newEvent('m1', { properties: {} }), { ...mentioning, source: 'server' }] });
        await storage.commit({ rejected: [newRejected(), newRejected({ identity: 'a:v2', raw: holding('v1') })] });
        const records = await storage.privacy.records(['a:v1'], []);
        expect(records.rejected.map(({ identity }) => identity)).toEqual(['a:v1']);
        expect(records.setAside.map(({ identity, event }) => [identity, event['source']])).toEqual([['a:v1', 'browser']]);
        const { counts } = await erase(storage, 'a:v1');
        expect(counts).toMatchObject({ events: 2, rejected: 1, setAside: 1 });
        expect(await whosRejected(storage)).toEqual(['a:v2']);
        expect((await storage.privacy.records(['a:v1', 'a:v2'], [])).setAside.map(({ identity }) => identity)).toEqual(['a:v2']);
      }));

    it('of others go where they claim to be the person’s, and of nobody where they hold an address', () =>
      withStorage(async (storage) => {
        const claim = { userId: 'lan', proof: 'claimed' } as const;
        await storage.commit({ events: [newEvent('m1')] });
        await storage.commit({ events: [newEvent('m1', { ...claim, properties: {} })] });
        await storage.commit({
          rejected: [
            newRejected({ claimed: 'u:lan' }),
            newRejected({ identity: 'a:v2', raw: holding('lan@example.vn') }),
            newRejected({ ...nobody, raw: holding('lan@example.vn') }),
            newRejected({ ...nobody, raw: holding('mailto:lan@example.vn') }),
          ],
        });
        expect((await storage.privacy.records(['u:lan'], [])).rejected).toEqual([]);
        expect((await erase(storage, 'u:lan', ['lan@example.vn'])).counts).toMatchObject({ events: 0, rejected: 2, setAside: 1 });
        expect(await whosRejected(storage)).toEqual(['a:v2', null]);
      }));

    it('leave alone what others tell of the person in the log', () =>
      withStorage(async (storage) => {
        const telling = { name: 'identify', properties: { friend: { userId: 'lan' } } };
        const events = [
          newEvent('m1', { ...telling, identity: 'u:minh', userId: 'minh', proof: 'proven' }),
          newEvent('m2', telling),
          newEvent('m3', { ...telling, userId: 'minh', proof: 'claimed' }),
          newEvent('m4', { ...telling, userId: 'lan', proof: 'claimed' }),
        ];
        await storage.commit({ events });
        expect(await erase(storage, 'u:lan')).toMatchObject({ counts: { events: 0, claims: 1 }, others: ['a:v1'] });
        const left = await storage.log.read({ after: 0 });
        expect(left.slice(0, 3)).toMatchObject(events.slice(0, 3));
        expect(left[3]).toMatchObject({ userId: null, proof: 'none', properties: {} });
      }));

    it('name persons that the log does not know', () =>
      withStorage(async (storage) => {
        await storage.commit({ events: [newEvent('m1')] });
        await storage.commit({ events: [newEvent('m1', { identity: 'a:v0', anonymousId: 'v0' })] });
        await storage.commit({ rejected: [newRejected({ identity: 'a:v2', claimed: 'u:lan' }), newRejected(nobody)] });
        expect(await storage.privacy.identities('', 10)).toEqual(['a:v0', 'a:v1', 'a:v2', 'u:lan']);
        expect(await storage.privacy.identities('a:v1', 1)).toEqual(['a:v2']);
      }));
  });
}
