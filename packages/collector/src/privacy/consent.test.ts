import type { DecideResponse, EventResult, EventsResponse } from '@quen/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultRuleSet } from '../decisions/default-rule-set.ts';
import type { NewKeyPair } from '../keys/key-ring.ts';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';

const startMs = Date.parse('2026-03-02T03:00:00Z');
let collector: Collector;
let keys: NewKeyPair;
let messages = 0;

beforeEach(async () => {
  collector = await createCollector({
    now: () => startMs,
    initialRules: { ...defaultRuleSet, version: 1, placements: [{ id: 'home', name: 'Home' }] },
  });
  keys = await collector.core.keys.create({ name: 'shop', nowMs: startMs });
});
afterEach(() => collector.close());

async function send(properties: object, consent: object = {}, headers: Record<string, string> = {}): Promise<string | undefined> {
  return (await sendEvent('consent', properties, consent, headers))?.status;
}
async function sendEvent(
  name: string,
  properties: object,
  consent: object = {},
  headers: Record<string, string> = {},
): Promise<EventResult | undefined> {
  const event = { messageId: `m${++messages}`, name, anonymousId: 'lan', timestamp: startMs - 1000, properties };
  const response = await collector.app.request('/v1/events', {
    method: 'POST',
    headers: { authorization: `Bearer ${keys.publishable}`, ...headers },
    body: JSON.stringify({ consent, events: [event] }),
  });
  return ((await response.json()) as EventsResponse).results[0];
}
const ledger = async (): Promise<object[]> => {
  const response = await collector.app.request('/v1/privacy/a:lan/consents', {
    headers: { authorization: `Bearer ${keys.secret}` },
  });
  return ((await response.json()) as { consents: object[] }).consents;
};

describe('the ledger of consents', () => {
  it('holds purpose, status, wording, source, time and evidence, and never loses an entry', async () => {
    await send({
      purpose: 'marketing',
      status: 'granted',
      textVersion: 'v3',
      source: 'google_consent_mode',
      evidence: 'banner 7',
    });
    await send({ purpose: 'marketing', status: 'denied', textVersion: 'v4' });
    await send({ marketing: 'granted', consent: { analytics: 'granted' } });
    expect(await ledger()).toMatchObject([
      {
        identity: 'a:lan',
        purpose: 'marketing',
        status: 'granted',
        textVersion: 'v3',
        source: 'google_consent_mode',
        atMs: startMs - 1000,
        evidence: 'banner 7',
      },
      { purpose: 'marketing', status: 'denied', textVersion: 'v4', source: 'shop' },
      { purpose: 'analytics', status: 'granted' },
      { purpose: 'marketing', status: 'granted' },
    ]);
    await collector.replay();
    expect(await ledger()).toHaveLength(4);
  });

  it.each([
    [{ purpose: 'spying', status: 'granted' }, 'properties.purpose'],
    [{ purpose: 'marketing', status: 'maybe' }, 'properties.status'],
    [{ marketing: true }, 'properties.marketing'],
    [{ spying: 'granted' }, 'properties.spying'],
    [{ source: 'shop' }, 'properties'],
  ])('refuses %j, which says nothing that could be kept', async (properties, path) => {
    expect(await sendEvent('consent', properties)).toMatchObject({
      status: 'rejected',
      issues: [{ code: 'invalid_event', path }],
    });
    expect(await ledger()).toEqual([]);
  });

  it.each([
    [
      { analytics_storage: 'denied', ad_storage: 'denied', source: 'google_consent_mode' },
      { analytics: 'denied', marketing: 'denied' },
    ],
    [{ purpose: 'ad_user_data', status: 'DENIED' }, { marketing: 'denied' }],
    [{ purpose: 'marketing', status: 'granted', ad_storage: 'denied' }, { marketing: 'denied' }],
    [{ analytics: 'granted', consent: { analytics_storage: 'denied' } }, { analytics: 'denied' }],
    [{ consent: { ad_storage: 'granted' }, marketing: 'denied', security_storage: 'granted' }, { marketing: 'denied' }],
  ])('understands %j, in the profile as in the ledger', async (properties, understood) => {
    await sendEvent('page_view', {});
    expect(await sendEvent('consent', properties)).not.toHaveProperty('issues');
    const said = ((await ledger()) as { purpose: string; status: string }[]).map(({ purpose, status }) => [purpose, status]);
    expect(Object.fromEntries(said)).toEqual(understood);
    const consents = (await collector.core.folder.read('a:lan'))?.profile.consents ?? {};
    expect(Object.fromEntries(Object.entries(consents).map(([purpose, { status }]) => [purpose, status]))).toEqual(understood);
    expect((await sendEvent('page_view', {}))?.status).toBe('analytics' in understood ? 'withheld' : 'accepted');
  });

  it('says what it passed over, and keeps evidence as a text', async () => {
    const properties = { Analytics: 'GRANTED', marketing: 'maybe', spying: 'denied', evidence: { banner: 7 }, textVersion: 3 };
    expect(await sendEvent('consent', properties)).toMatchObject({
      status: 'accepted',
      issues: [{ path: 'properties.marketing' }, { path: 'properties.spying' }],
    });
    expect(await ledger()).toMatchObject([
      { purpose: 'analytics', status: 'granted', evidence: '{"banner":7}', textVersion: '3' },
    ]);
  });
});

describe('signals', () => {
  const view = { items: [{ item_id: 'p' }] };

  it('of Google Consent Mode v2 keep everything out of the store, by each of its names', async () => {
    expect((await sendEvent('view_item', view, { analytics_storage: 'denied' }))?.status).toBe('withheld');
    expect((await sendEvent('view_item', view, { ad_storage: 'denied', ad_user_data: 'granted' }))?.status).toBe('accepted');
    expect((await sendEvent('view_item', view, { analytics_storage: 'granted', security_storage: 'granted' }))?.status).toBe(
      'accepted',
    );
    expect((await sendEvent('view_item', view, { analytics_storage: 'DENIED', security_storage: 'granted' }))?.status).toBe(
      'withheld',
    );
  });

  it('of Global Privacy Control deny what marketing is for, and the placement is filled all the same', async () => {
    const content = { kind: 'message', headline: { vi: 'Chào lại', en: 'Welcome back' } };
    const campaign = (id: string, purpose: string, priority: number): object => ({
      ...{
        id,
        name: id,
        status: 'running',
        placements: ['home'],
        priority,
        purpose,
        holdout: 0,
        audience: {},
        tailoring: 'adaptive',
      },
      variants: [{ id: 'v', weight: 1, content }],
    });
    const rules = { ...defaultRuleSet, placements: [{ id: 'home', name: 'Home' }] };
    const saved = await collector.app.request('/v1/rules', {
      method: 'PUT',
      headers: { authorization: `Bearer ${keys.secret}`, 'if-match': '"0"' },
      body: JSON.stringify({ ...rules, campaigns: [campaign('mail', 'marketing', 9), campaign('plain', 'none', 1)] }),
    });
    expect(saved.status, await saved.clone().text()).toBe(200);
    const shown = async (headers: Record<string, string>, consent: object = {}): Promise<string | undefined> => {
      const response = await collector.app.request('/v1/decide', {
        method: 'POST',
        headers: { authorization: `Bearer ${keys.publishable}`, ...headers },
        body: JSON.stringify({ placements: ['home'], page: { url: 'https://shop.example/' }, anonymousId: 'lan', consent }),
      });
      return ((await response.json()) as DecideResponse).decisions[0]?.campaign;
    };
    expect(await shown({})).toBe('mail');
    expect(await shown({ 'sec-gpc': '1' })).toBe('plain');
    expect(await shown({ 'sec-gpc': '1' }, { marketing: 'granted' })).toBe('mail');
    expect(await shown({}, { analytics: 'denied', personalization: 'denied', marketing: 'denied' })).toBe('plain');
    expect(await collector.core.folder.read('a:lan')).toBeUndefined();

    await sendEvent('consent', { marketing: 'granted' });
    expect(await shown({ 'sec-gpc': '1' })).toBe('mail');
    await sendEvent('consent', { marketing: 'denied' });
    expect(await shown({})).toBe('plain');
  });
});
