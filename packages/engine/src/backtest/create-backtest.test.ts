import { describe, expect, it } from 'vitest';
import { compiled, testCampaign, testOffer, testRuleSet } from '../decide/decide-input.contract.ts';
import { testEvent, testStartMs } from '../profile/logged-event.contract.ts';
import { createBacktest, withDraft } from './create-backtest.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const at = (atMs: number) => ({ occurredAtMs: testStartMs + atMs });
const title = { vi: 'x' };
const offerVariant = { id: 'v', weight: 1, content: { kind: 'offer' as const, offerId: 'ten', headline: title } };
const order = (id: string) => ({
  transaction_id: id,
  currency: 'VND',
  items: [{ item_id: 'i', price_minor: 1000, quantity: 1 }],
});

describe('createBacktest', () => {
  const rules = testRuleSet([testCampaign('c', { variants: [offerVariant], frequencyCaps: [{ max: 1, per: 'day' }] })], {
    offers: [testOffer('ten', { limits: { usesPerCustomer: 2 } })],
  });
  const run = (draft: Parameters<typeof withDraft>[1], from = 0, to = 100 * dayMs) =>
    createBacktest({
      running: compiled(rules),
      draft: compiled(withDraft(rules, draft)),
      campaignId: draft.id,
      fromMs: testStartMs + from,
      toMs: testStartMs + to,
    });

  it('counts seen and capped by its own exposures, the draft beside the running version', () => {
    const draft = testCampaign('c', { status: 'draft', variants: [offerVariant], frequencyCaps: [{ max: 2, per: 'day' }] });
    const backtest = run(draft);
    for (let n = 0; n < 4; n++) backtest.observe(testEvent('page_view', {}, at(n * minuteMs)), 'p');
    expect(backtest.report()).toMatchObject({
      pageViews: 4,
      people: 1,
      draft: { qualified: { views: 4, people: 1 }, seen: { views: 2, people: 1 }, capped: { views: 2 }, reasons: { CAPPED: 2 } },
      running: { seen: { views: 1 }, capped: { views: 3 } },
    });
  });

  it('costs at most what those who saw it would have saved, within its limits', () => {
    const backtest = run(testCampaign('c', { variants: [offerVariant] }));
    backtest.observe(testEvent('purchase', order('before'), at(0)), 'p');
    backtest.observe(testEvent('page_view', {}, at(minuteMs)), 'p');
    for (const id of ['t1', 't1', 't2', 't3']) backtest.observe(testEvent('purchase', order(id), at(2 * minuteMs)), 'p');
    backtest.observe(testEvent('purchase', order('unseen'), at(3 * minuteMs)), 'q');
    // Ten percent of 1000 twice: two orders, which is all a customer may have.
    expect(backtest.report().draft).toMatchObject({ maxCostMinor: 200, maxUses: 2 });
  });

  it('lets an offer see what the order is worth', () => {
    const worth = (least: number) => {
      const offer = testOffer('ten', { eligibility: { 'cart.value': { $gte: least } } });
      const ruleSet = testRuleSet([], { offers: [offer] });
      const draft = testCampaign('c', { variants: [offerVariant] });
      const backtest = createBacktest({
        running: compiled(ruleSet),
        draft: compiled(withDraft(ruleSet, draft)),
        campaignId: 'c',
        fromMs: testStartMs,
        toMs: testStartMs + dayMs,
      });
      backtest.observe(testEvent('page_view', {}, at(0)), 'p');
      backtest.observe(testEvent('purchase', order('t'), at(minuteMs)), 'p');
      return backtest.report().draft;
    };
    expect(worth(1000)).toMatchObject({ maxCostMinor: 100, maxUses: 1 });
    expect(worth(1001)).toMatchObject({ maxCostMinor: 0, maxUses: 0 });
  });

  it('learns before its time, and counts only in it', () => {
    const draft = testCampaign('new', { audience: { 'session.count': { $gte: 2 } } });
    const backtest = run(draft, dayMs, 2 * dayMs);
    backtest.observe(testEvent('page_view', {}, at(0)), 'p');
    backtest.observe(testEvent('page_view', {}, at(dayMs)), 'p');
    backtest.observe(testEvent('page_view', {}, at(dayMs)), 'q');
    backtest.observe(testEvent('page_view', {}, at(2 * dayMs)), 'p');
    const report = backtest.report();
    expect(report).toMatchObject({ events: 4, pageViews: 2, running: null });
    expect(report.draft.reasons).toEqual({ NOT_IN_AUDIENCE: 1, OUTRANKED: 1 });
  });

  it('takes requests for its placements as chances, and page views only from before the first of them', () => {
    const draft = testCampaign('c', { placements: ['home', 'side'], audience: { 'page.category': 'giay' } });
    const backtest = createBacktest({
      running: compiled(rules),
      draft: compiled(withDraft(rules, draft)),
      campaignId: 'c',
      fromMs: testStartMs,
      toMs: testStartMs + dayMs,
      askedSinceMs: new Map([['side', testStartMs + minuteMs]]),
    });
    const ask = (placements: readonly string[], category: string, afterMs: number) =>
      backtest.ask(
        {
          atMs: testStartMs + afterMs,
          question: { placements, page: { url: '/', category }, context: {}, consent: { personalization: 'granted' } },
        },
        'p',
      );
    backtest.observe(testEvent('page_view', {}, at(0)), 'p');
    backtest.observe(testEvent('page_view', {}, at(2 * minuteMs)), 'p');
    backtest.observe(testEvent('page_view', {}, { ...at(2 * minuteMs), source: 'import' }), 'p');
    ask(['side'], 'giay', 2 * minuteMs);
    ask(['side'], 'ao', 3 * minuteMs);
    ask(['cart'], 'giay', 3 * minuteMs);
    ask(['home'], 'giay', dayMs);
    const { draft: drafted, running } = backtest.report();
    expect(drafted).toMatchObject({ chances: { asked: 2, pageViews: 2 }, seen: { views: 1 }, reasons: { NOT_IN_AUDIENCE: 3 } });
    // The running version is in "home" alone, which nobody is known to have asked for before.
    expect(running?.chances).toEqual({ asked: 0, pageViews: 3 });
  });

  it('is outranked only by what could be shown in a placement that was asked for', () => {
    const first = testCampaign('first', { placements: ['home'], priority: 5 });
    const ruleSet = testRuleSet([first]);
    const draft = testCampaign('d', { placements: ['home', 'side'] });
    const backtest = createBacktest({
      running: compiled(ruleSet),
      draft: compiled(withDraft(ruleSet, draft)),
      campaignId: 'd',
      fromMs: testStartMs,
      toMs: testStartMs + dayMs,
      askedSinceMs: new Map([['home', testStartMs]]),
    });
    const question = { page: { url: '/' }, context: {}, consent: {} };
    backtest.ask({ atMs: testStartMs, question: { ...question, placements: ['home'] } }, 'p');
    backtest.ask({ atMs: testStartMs, question: { ...question, placements: ['home', 'side'] } }, 'p');
    expect(backtest.report().draft).toMatchObject({ seen: { views: 1 }, outranked: { views: 1 } });
  });

  it('holds out those whom the shop never personalizes for', () => {
    const shop = { ...rules.shop, globalHoldout: 0.5 };
    const draft = testCampaign('c');
    const backtest = createBacktest({
      running: compiled({ ...rules, shop }),
      draft: compiled(withDraft({ ...rules, shop }, draft)),
      campaignId: 'c',
      fromMs: testStartMs,
      toMs: testStartMs + dayMs,
    });
    for (let n = 0; n < 200; n++) backtest.observe(testEvent('page_view', {}, { anonymousId: `b${n}` }), `p${n}`);
    const { seen, heldOut } = backtest.report().draft;
    expect(seen.people + heldOut.people).toBe(200);
    expect(Math.abs(heldOut.people - 100)).toBeLessThan(40);
  });

  it.each(['of the campaign', 'of everything'])('holds out %s nobody who would not have seen it', (held) => {
    const first = testCampaign('first', { priority: 5, audience: { 'page.category': 'giay' }, holdout: 0 });
    const shop = held === 'of everything' ? { ...rules.shop, globalHoldout: 1 } : rules.shop;
    const ruleSet = { ...testRuleSet([first]), shop };
    const draft = testCampaign('d', { holdout: held === 'of everything' ? 0 : 1 });
    const backtest = createBacktest({
      running: compiled(ruleSet),
      draft: compiled(withDraft(ruleSet, draft)),
      campaignId: 'd',
      fromMs: testStartMs,
      toMs: testStartMs + dayMs,
    });
    for (const category of ['giay', 'ao', 'giay']) {
      const page = { url: '/', category };
      const question = { placements: ['home'], page, context: {}, consent: {} };
      backtest.ask({ atMs: testStartMs, question }, 'p');
    }
    expect(backtest.report().draft).toMatchObject({ seen: { views: 0 }, outranked: { views: 2 }, heldOut: { views: 1 } });
  });

  it('stands back behind what goes before it', () => {
    const first = run(testCampaign('a', { priority: 1 }));
    first.observe(testEvent('page_view', {}, at(0)), 'p');
    expect(first.report().draft).toMatchObject({ seen: { views: 1 }, outranked: { views: 0 } });
    const last = run(testCampaign('z', { priority: -1 }));
    last.observe(testEvent('page_view', {}, at(0)), 'p');
    expect(last.report().draft).toMatchObject({ seen: { views: 0 }, outranked: { views: 1 } });
  });
});
