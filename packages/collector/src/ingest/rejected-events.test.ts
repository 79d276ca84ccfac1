import type { EventsResponse, JsonObject, Problem } from '@quen/protocol';
import { SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConsoleClient, signInAs } from '../console-api/console-client.contract.ts';
import { defaultRuleSet } from '../decisions/default-rule-set.ts';
import type { NewKeyPair } from '../keys/key-ring.ts';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';
import type { RejectedEvent } from '../storage/storage.ts';

const startMs = Date.parse('2026-03-02T03:00:00Z');
let nowMs = startMs;
let collector: Collector;
let keys: NewKeyPair;

beforeEach(() => open());
afterEach(() => collector.close());

async function open(consentDefault: 'granted' | 'denied' = 'granted'): Promise<void> {
  nowMs = startMs;
  const rules = { ...defaultRuleSet, version: 1, shop: { ...defaultRuleSet.shop, consentDefault } };
  collector = await createCollector({ now: () => nowMs, initialRules: rules });
  keys = await collector.core.keys.create({ name: 'shop', nowMs });
}
async function send(body: object, key = keys.publishable): Promise<EventsResponse['results']> {
  const headers = { authorization: `Bearer ${key}` };
  const response = await collector.app.request('/v1/events', { method: 'POST', headers, body: JSON.stringify(body) });
  return ((await response.json()) as EventsResponse).results;
}
async function about<Answer>(method: string, path: string): Promise<Answer> {
  const response = await collector.app.request(`/v1/privacy/${path}`, {
    method,
    headers: { authorization: `Bearer ${keys.secret}` },
  });
  return (await response.json()) as Answer;
}
const textOf = ({ raw }: RejectedEvent): string => Buffer.from(raw).toString();
const kept = () => collector.storage.log.readRejected(100);

let messages = 0;
const event = (changes: object): object => ({ messageId: `m${++messages}`, name: 'page_view', ...changes });
const bad = (changes: object = {}): object => event({ name: '1st', ...changes });
const claim = (anonymousId: string, traits: JsonObject): object =>
  event({ name: 'identify', anonymousId, properties: { traits } });

describe('whose a rejected event is', () => {
  const exported = async (reference: string): Promise<readonly unknown[]> =>
    (await about<{ rejected?: readonly unknown[] }>('GET', `${reference}/export`)).rejected ?? [];

  it.each([
    ['a mail address', { email: 'lan@example.vn' }],
    ['a word of JSON', { phone: 'properties' }],
    ['a device', { phone: 'lan-device-9' }],
  ])('does not follow from %s that somebody claims', async (_what, traits) => {
    await send({
      events: [bad({ anonymousId: 'lan-device-9', properties: { email: 'lan@example.vn' } }), claim('thief', traits)],
    });
    expect(await exported('a:thief')).toEqual([]);
    await about('DELETE', 'a:thief');
    expect(await exported('a:lan-device-9')).toHaveLength(1);
  });

  it('does not follow from a number in it', async () => {
    await send(
      { events: [bad({ userId: 'minh', properties: { items: [{ item_id: '100' }] } }), event({ userId: '100' })] },
      keys.secret,
    );
    expect(await exported('u:100')).toEqual([]);
    expect(await exported('u:minh')).toHaveLength(1);
  });

  it('is what it says itself, or its request for it, as far as that is proven', async () => {
    await send({
      anonymousId: 'phone',
      events: [bad(), bad({ anonymousId: 'laptop', userId: 'lan' }), bad({ anonymousId: {} })],
    });
    await send({ userId: 'lan', events: [bad(), bad({ userId: 42 }), bad({ userId: 'null' })] }, keys.secret);
    expect((await kept()).map(({ identity, claimed }) => [identity, claimed]).reverse()).toEqual([
      ['a:phone', null],
      ['a:laptop', 'u:lan'],
      ['a:phone', null],
      ['u:lan', null],
      ['u:42', null],
      ['u:lan', null],
    ]);
    expect(await exported('u:lan')).toHaveLength(2);
    await about('DELETE', 'u:lan');
    expect((await kept()).map(({ identity }) => identity).reverse()).toEqual(['a:phone', 'a:phone', 'u:42']);
  });

  it('is the person’s, erased, where nobody is named and it holds what the shop knows to be theirs', async () => {
    const known = (source: string) =>
      event({ name: 'identify', userId: source, properties: { traits: { email: `${source}@example.vn` } } });
    await send({ events: [known('lan'), bad({ properties: { email: 'lan@example.vn' } })] }, keys.secret);
    await send({ events: [bad({ properties: { email: 'minh@example.vn' } }), claim('thief', { email: 'minh@example.vn' })] });
    await about('DELETE', 'a:thief');
    expect(await kept()).toHaveLength(2);
    await about('DELETE', 'u:lan');
    expect((await kept()).map(textOf)).toEqual([expect.stringContaining('minh@')]);
  });
});

describe('what is kept beside a rejected event', () => {
  let marketer: ConsoleClient;
  /** Replays a kept one, the newest unless said otherwise. */
  const replay = async (mended: object, at = 0) => {
    marketer = await signInAs(collector, 'marketer');
    const one = (await kept())[at];
    return (await marketer.ask<Problem & { status: string }>(`POST /rejected/${one?.id}/replay`, { event: mended })).body;
  };
  const logged = async () => (await collector.storage.log.read({ after: 0 })).at(-1);

  it('is what its request said, which holds for it when it is replayed', async () => {
    const context = { locale: 'vi-VN', page: { url: 'https://shop.example/' } };
    const faulty = bad({ timestamp: startMs - 60_000 });
    await send({ anonymousId: 'phone', context, sentAt: startMs - 10_000, events: [faulty] });
    nowMs += 3_600_000;
    expect(await replay({ ...faulty, name: 'page_view' })).toEqual({ status: 'accepted' });
    // The clock of the sender was ten seconds behind.
    expect(await logged()).toMatchObject({
      anonymousId: 'phone',
      context,
      occurredAtMs: startMs - 50_000,
      receivedAtMs: startMs,
    });
  });

  it('is nothing about others whom the request names too', async () => {
    await send(
      { anonymousId: 'lan-phone', userId: 'lan', events: [bad({ anonymousId: 'minh-phone', userId: 'minh' })] },
      keys.secret,
    );
    const userToken = await new SignJWT({ sub: 'lan', exp: nowMs / 1000 + 60 })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(keys.tokenSecret));
    await send({ anonymousId: 'shared', userToken, events: [bad({ userId: 'minh' }), bad({ userId: 'lan' }), bad()] });
    expect((await kept()).map(({ identity, batch }) => [identity, batch]).reverse()).toEqual([
      ['u:minh', { provenUserId: null, consent: {} }],
      ['a:shared', { anonymousId: 'shared', provenUserId: null, consent: {} }],
      ['u:lan', { anonymousId: 'shared', provenUserId: 'lan', consent: {} }],
      ['u:lan', { anonymousId: 'shared', provenUserId: 'lan', consent: {} }],
    ]);
  });

  it('is consent, unless the person has said something since', async () => {
    const faulty = [bad({ anonymousId: 'phone' }), bad({ anonymousId: 'phone' })];
    await send({ consent: { analytics: 'granted' }, events: faulty });
    nowMs += 1000;
    expect(await replay({ ...faulty[1], name: 'search' })).toEqual({ status: 'accepted' });
    await send({ events: [event({ name: 'consent', anonymousId: 'phone', properties: { analytics: 'denied' } })] });
    expect(await replay({ ...faulty[0], name: 'search' }, 1)).toEqual({ status: 'withheld' });
  });

  it('has nothing personal in its addresses', async () => {
    const url = 'https://shop.example/?email=lan@example.vn';
    const page = { url, path: '/?token=secret-1', title: 'lan@example.vn' };
    await send({ context: { page }, events: [bad({ properties: { link_url: url, note: 'kept' }, context: { page } })] });
    const [one] = await kept();
    expect(JSON.stringify([textOf(one as RejectedEvent), one?.batch])).not.toMatch(/lan@|secret-1/);
    expect(textOf(one as RejectedEvent)).toContain('kept');
  });

  it('has nothing personal in its circumstances', async () => {
    const campaign = { source: 'tin', content: 'lan@example.vn' };
    const context = { ip: '203.0.113.7', campaign, extra: { opener: 'https://shop.example/?token=secret-1' } };
    await send({ context, events: [bad({ context, properties: { video_url: 'https://shop.example/?token=secret-1' } })] });
    const [one] = await kept();
    const text = JSON.stringify([textOf(one as RejectedEvent), one?.batch]);
    expect(text).not.toMatch(/lan@|secret-1|203\.0/);
    for (const rest of ['tin', 'opener', 'video_url']) expect(text).toContain(rest);
  });

  it('says when it is only a part, which is not replayed', async () => {
    await send({ anonymousId: 'phone', events: [bad({ properties: { text: 'ệ'.repeat(30_000) } })] });
    const [one] = await kept();
    expect([one?.isCut, textOf(one as RejectedEvent).includes('\ufffd')]).toEqual([true, false]);
    expect(await replay(event({ anonymousId: 'phone' }))).toMatchObject({
      code: 'invalid_event',
      detail: expect.stringContaining('a part'),
    });
  });

  it('is not much of what a request adds to its circumstances, since each of its events has it', async () => {
    await send({ context: { locale: 'vi', extra: { text: 'x'.repeat(100_000) } }, events: [bad(), bad()] });
    expect((await kept()).map(({ batch }) => batch.context)).toEqual([{ locale: 'vi' }, { locale: 'vi' }]);
  });
});

describe('without consent', () => {
  const reasons = (results: EventsResponse['results']) => results.map(({ status }) => status);

  it('a rejected event is told and counted, but not kept, by what the person said before', async () => {
    await send({ events: [event({ anonymousId: 'lan' })] });
    await send({ events: [event({ name: 'consent', anonymousId: 'lan', properties: { analytics: 'denied' } })] });
    expect(reasons(await send({ anonymousId: 'lan', events: [bad(), bad({ anonymousId: 'minh' })] }))).toEqual([
      'rejected',
      'rejected',
    ]);
    expect((await kept()).map(({ identity }) => identity)).toEqual(['a:minh']);
    const metrics = await (await collector.app.request('/metrics')).text();
    expect(metrics).toContain('quen_events_total{status="rejected",source="browser",reason="invalid_event"} 2');
  });

  it('nothing is kept after the word in the same batch, where the request says nothing', async () => {
    const no = (anonymousId: string): object =>
      event({ name: 'consent', anonymousId, properties: { analytics_storage: 'denied' } });
    const of = (anonymousId: string): object[] => [
      event({ anonymousId }),
      no(anonymousId),
      event({ anonymousId }),
      bad({ anonymousId }),
    ];
    expect(reasons(await send({ events: of('lan') }))).toEqual(['accepted', 'accepted', 'withheld', 'rejected']);
    expect(reasons(await send({ events: of('lan') }))).toEqual(['withheld', 'accepted', 'withheld', 'rejected']);
    expect(await kept()).toEqual([]);
    expect(reasons(await send({ consent: { analytics: 'granted' }, events: of('lan') }).then((all) => all.slice(0, 3)))).toEqual([
      'accepted',
      'accepted',
      'accepted',
    ]);
  });

  it('by the shop’s default, where nothing was said', async () => {
    await collector.close();
    await open('denied');
    await send({ events: [bad({ anonymousId: 'lan' }), bad()] });
    expect(await kept()).toEqual([]);
    await send({ consent: { analytics: 'granted' }, events: [bad({ anonymousId: 'lan' })] });
    // The shop's own server knows what it may send, but for what the person said against it; orders it needs all the same.
    await send({ events: [bad({ userId: 'minh' })] }, keys.secret);
    await send(
      { consent: { analytics: 'denied' }, events: [bad({ userId: 'minh' }), event({ name: 'refund', userId: 7 })] },
      keys.secret,
    );
    expect((await kept()).map(({ identity }) => identity).reverse()).toEqual(['a:lan', 'u:minh', 'u:7']);
  });
});
