import type { JsonObject, LoggedEvent } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { findAttribute } from '../../attributes/resolve-attribute.ts';
import { nowhere } from '../../condition/nowhere.ts';
import { createProfile } from '../create-profile.ts';
import { foldProfile } from '../fold-profile.ts';
import { testEvent, testShop, testStartMs } from '../logged-event.contract.ts';
import { weightAt } from './affinities.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const at = (afterMs: number) => ({ occurredAtMs: testStartMs + afterMs });

describe('session', () => {
  it('ends after 30 minutes without an event, and not before', () => {
    const profile = createProfile('p', testStartMs);
    foldProfile(profile, testEvent('page_view', {}, at(0)), testShop);
    foldProfile(profile, testEvent('page_view', {}, at(30 * minuteMs)), testShop);
    expect(profile.sessionCount).toBe(1);
    foldProfile(profile, testEvent('page_view', {}, at(60 * minuteMs + 1)), testShop);
    expect(profile).toMatchObject({ sessionCount: 2, session: { number: 2, pageViews: 1 }, lifecycle: { stage: 'acquainted' } });
  });

  it('is not begun by the back office or by Quen', () => {
    const profile = createProfile('p', testStartMs);
    foldProfile(profile, testEvent('refund', {}, { source: 'server' }), testShop);
    foldProfile(profile, testEvent('segment_entered', { segmentId: 's' }, { source: 'system' }), testShop);
    expect(profile).toMatchObject({ sessionCount: 0, session: null, activity: { eventCount: 0 }, segments: { s: testStartMs } });
  });
});

describe('device', () => {
  it('is the last one, with the time zone that was said last', () => {
    const profile = createProfile('p', testStartMs);
    const fold = (context: LoggedEvent['context'], source: LoggedEvent['source'] = 'browser'): void =>
      foldProfile(profile, testEvent('page_view', {}, { context, source }), testShop);
    fold({ timezone: 'Asia/Tokyo' });
    expect(profile.device).toBeNull();
    fold({ device: { type: 'mobile' } });
    expect(profile.device).toEqual({ type: 'mobile' });
    fold({ timezone: 'Asia/Ho_Chi_Minh' });
    fold({ device: { type: 'desktop' } });
    fold({ device: { type: 'tv' }, timezone: 'Europe/Paris' }, 'server');
    expect(profile.device).toEqual({ type: 'desktop', timezone: 'Asia/Ho_Chi_Minh' });
    expect(findAttribute('device.timeZone')?.attribute.read?.({ ...nowhere, profile })).toBe('Asia/Ho_Chi_Minh');
  });
});

describe('history', () => {
  it('forgets the oldest of the commonest kind first, and never what is rare for what is common', () => {
    const profile = createProfile('p', testStartMs);
    foldProfile(profile, testEvent('purchase', { transaction_id: 't' }, at(0)), testShop);
    for (let n = 1; n <= 1000; n++) {
      foldProfile(profile, testEvent('page_view', { n }, at(n * 1000)), testShop);
      if (n % 10 === 0) foldProfile(profile, testEvent('view_item', { n }, at(n * 1000)), testShop);
    }
    const { history } = profile;
    expect(history.length).toBeLessThanOrEqual(200);
    expect(history[0]?.n).toBe('purchase');
    expect(history.map((entry) => entry.t)).toEqual(history.map((entry) => entry.t).sort((a, b) => a - b));
    const of = (name: string) => history.filter((entry) => entry.n === name).map((entry) => entry.p?.['n']);
    expect(of('page_view').length).toBeGreaterThan(80);
    expect(of('view_item').length).toBeGreaterThan(80);
    // Of each kind the newest are left, without a gap.
    const views = of('page_view');
    expect(views).toEqual(views.map((_, index) => 1001 - views.length + index));
    expect(of('view_item').at(-1)).toBe(1000);
  });
});

describe('affinities', () => {
  it('halve every half-life', () => {
    const profile = createProfile('p', testStartMs);
    const item = {
      item_id: 'i',
      item_category: 'giay',
      item_category2: 'chay-bo',
      item_brand: 'b',
      price_minor: 1024,
      quantity: 1,
    };
    foldProfile(profile, testEvent('view_item', { items: [item] }), testShop);
    foldProfile(profile, testEvent('add_to_cart', { items: [item] }, at(14 * dayMs)), testShop);
    expect(profile.affinities.category['giay/chay-bo']?.weight).toBeCloseTo(3.5, 10);
    expect(profile.affinities.category['giay']?.weight).toBeCloseTo(3.5, 10);
    expect(Object.keys(profile.affinities.priceBand)).toEqual(['10']);
    const brand = profile.affinities.brand['b'] ?? { weight: 0, atMs: 0 };
    expect(weightAt(brand, testStartMs + 28 * dayMs, 14 * dayMs)).toBeCloseTo(1.75, 10);
  });

  it('are the same whichever of two events comes first', () => {
    const events = [testEvent('view_item', { items: [{ item_id: 'i', item_brand: 'b', quantity: 1 }] }, at(5 * dayMs))];
    events.push(testEvent('add_to_cart', { items: [{ item_id: 'i', item_brand: 'b', quantity: 1 }] }, at(0)));
    const weigh = (ordered: typeof events) => {
      const profile = createProfile('p', testStartMs);
      for (const event of ordered) foldProfile(profile, event, testShop);
      return weightAt(profile.affinities.brand['b'] ?? { weight: 0, atMs: 0 }, testStartMs + 9 * dayMs, 14 * dayMs);
    };
    expect(weigh(events)).toBeCloseTo(weigh([...events].reverse()), 10);
  });
});

describe('exposures', () => {
  const seen = { decisionId: 'd1', campaign: 'c', variant: 'v', placement: 'home' };

  it('count a decision once', () => {
    const profile = createProfile('p', testStartMs);
    for (let n = 0; n < 3; n++) foldProfile(profile, testEvent('exposure', seen), testShop);
    expect(profile.exposures.byCampaign['c']).toMatchObject({ total: 1, inSession: 1 });
  });

  it('are counted by session and by the day of the shop', () => {
    const profile = createProfile('p', testStartMs);
    // 10:00 on Monday; 14 hours and a minute later it is Tuesday in the shop, and still Monday in UTC.
    foldProfile(profile, testEvent('exposure', seen), testShop);
    foldProfile(profile, testEvent('exposure', { ...seen, decisionId: 'd2' }, at(14 * 60 * minuteMs + minuteMs)), testShop);
    const count = profile.exposures.byCampaign['c'];
    expect(count).toMatchObject({ total: 2, inSession: 1, sessionNumber: 2 });
    expect(Object.values(count?.byDay ?? {})).toEqual([1, 1]);
  });
});

describe('cart', () => {
  it('follows adding and removing, and takes the shop’s word for the whole', () => {
    const profile = createProfile('p', testStartMs);
    const hat = { item_id: 'hat', price_minor: 1000, quantity: 2 };
    foldProfile(profile, testEvent('add_to_cart', { currency: 'VND', items: [hat, hat] }), testShop);
    expect(profile.cart).toMatchObject({ valueMinor: 4000, lines: [{ quantity: 4 }] });
    foldProfile(profile, testEvent('remove_from_cart', { items: [{ item_id: 'hat', quantity: 3 }] }), testShop);
    expect(profile.cart).toMatchObject({ valueMinor: 1000 });
    foldProfile(profile, testEvent('cart_updated', { items: [] }), testShop);
    expect(profile.cart).toMatchObject({ valueMinor: 0, lines: [] });
  });

  it('never adds two currencies', () => {
    const profile = createProfile('p', testStartMs);
    foldProfile(
      profile,
      testEvent('add_to_cart', { currency: 'VND', items: [{ item_id: 'a', price_minor: 9, quantity: 1 }] }),
      testShop,
    );
    foldProfile(
      profile,
      testEvent('add_to_cart', { currency: 'USD', items: [{ item_id: 'b', price_minor: 5, quantity: 1 }] }),
      testShop,
    );
    expect(profile.cart).toMatchObject({ currency: 'USD', valueMinor: 5 });
  });
});

describe('identity, traits, consents, answers', () => {
  it('notes a claim and keeps proof apart', () => {
    const profile = createProfile('p', testStartMs);
    foldProfile(profile, testEvent('identify', { email: 'a@b.c', city: 'Huế' }, { userId: 'u1', proof: 'claimed' }), testShop);
    expect(profile).toMatchObject({ identity: { userIds: [], claimedUserId: 'u1' }, traits: { city: 'Huế' } });
    foldProfile(profile, testEvent('identify', { city: null }, { userId: 'u1', proof: 'proven' }), testShop);
    expect(profile.identity).toEqual({ anonymousIds: ['anon-1'], userIds: ['u1'], claimedUserId: null });
    expect(profile.traits).toEqual({ email: 'a@b.c' });
  });

  it('takes nothing for a customer’s that was said under the claim to be another', () => {
    const profile = createProfile('p', testStartMs);
    const identify = (email: string, userId: string, proof: 'claimed' | 'proven') =>
      foldProfile(profile, testEvent('identify', { email }, { userId, proof }), testShop);
    identify('lan@example.com', 'lan', 'proven');
    identify('thief@example.com', 'mai', 'claimed');
    expect(profile).toMatchObject({ identity: { claimedUserId: 'mai' }, traits: { email: 'lan@example.com' } });
    identify('lan@new.example.com', 'lan', 'claimed');
    expect(profile.traits).toEqual({ email: 'lan@new.example.com' });
  });

  it('leaves to nobody else what was said under a claim', () => {
    const profile = createProfile('p', testStartMs);
    const tell = (name: string, traits: JsonObject, userId: string | null = null, proof: LoggedEvent['proof'] = 'none') =>
      foldProfile(profile, testEvent(name, traits, { userId, proof }), testShop);
    tell('identify', { size: 'M' });
    tell('identify', { email: 'lan@example.com', city: 'Huế', size: 'L' }, 'lan', 'claimed');
    tell('page_view', {});
    tell('identify', { size: 'S' });
    expect(profile.traits).toEqual({ email: 'lan@example.com', city: 'Huế', size: 'S' });
    tell('identify', { email: 'mai@example.com' }, 'mai', 'claimed');
    expect(profile.traits).toEqual({ email: 'mai@example.com', size: 'S' });
    tell('purchase', { transaction_id: 'o1' }, 'hoa', 'proven');
    expect(profile.traits).toEqual({ size: 'S' });
    expect(profile.identity.userIds).toEqual(['hoa']);
    expect(profile).not.toHaveProperty('toldByClaim');
  });

  it('makes what was said under a claim the person’s when they prove it', () => {
    const profile = createProfile('p', testStartMs);
    foldProfile(profile, testEvent('identify', { city: 'Huế' }, { userId: 'lan', proof: 'claimed' }), testShop);
    foldProfile(profile, testEvent('page_view', {}, { userId: 'lan', proof: 'proven' }), testShop);
    foldProfile(profile, testEvent('page_view', {}, { userId: 'mai', proof: 'claimed' }), testShop);
    expect(profile.traits).toEqual({ city: 'Huế' });
    expect(profile).not.toHaveProperty('toldByClaim');
  });

  it('keeps the newest consent and answer by time, not by arrival', () => {
    const profile = createProfile('p', testStartMs);
    foldProfile(profile, testEvent('consent', { marketing: 'denied', source: 'gpc' }, at(1000)), testShop);
    foldProfile(profile, testEvent('consent', { purpose: 'marketing', status: 'granted' }, at(0)), testShop);
    expect(profile.consents['marketing']).toMatchObject({ status: 'denied', source: 'gpc' });
    foldProfile(profile, testEvent('answer', { questionId: 'csat', value: 5 }, at(1000)), testShop);
    foldProfile(profile, testEvent('answer', { questionId: 'csat', value: 1 }, at(0)), testShop);
    expect(profile.satisfaction['csat']).toEqual({ score: 5, atMs: testStartMs + 1000 });
  });
});
