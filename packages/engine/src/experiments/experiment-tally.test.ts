import { describe, expect, it } from 'vitest';
import { compiled, testCampaign, testRuleSet } from '../decide/decide-input.contract.ts';
import { testEvent, testStartMs } from '../profile/logged-event.contract.ts';
import { createExperimentTally } from './experiment-tally.ts';

const dayMs = 86_400_000;
const at = (days: number) => ({ occurredAtMs: testStartMs + days * dayMs });
const server = (days: number) => ({ ...at(days), source: 'server' as const });

function tally(entersOn?: 'decision') {
  const ruleSet = compiled(
    testRuleSet([
      testCampaign('c', { holdout: 0.1, goal: { event: 'purchase', windowDays: 3, where: { value_minor: { $gte: 50 } } } }),
    ]),
  );
  const campaign = ruleSet.campaigns.get('c');
  if (campaign === undefined) throw new Error('missing');
  return createExperimentTally(campaign, 'VND', entersOn);
}
const seen = { campaign: 'c', variant: 'v', decisionId: 'd' };
const order = (id: string, value_minor: number) => ({ transaction_id: id, value_minor, currency: 'VND' });

describe('createExperimentTally', () => {
  it('counts a person once, in their window, at what the shop confirms', () => {
    const counted = tally();
    counted.observe(testEvent('purchase', order('before', 99), server(-1)), 'p');
    counted.observe(testEvent('exposure', seen, at(0)), 'p');
    counted.observe(testEvent('exposure', { ...seen, decisionId: 'e' }, at(2)), 'p');
    counted.observe(testEvent('purchase', order('t1', 70), at(1)), 'p');
    counted.observe(testEvent('purchase', order('t1', 60), server(1)), 'p');
    counted.observe(testEvent('purchase', order('t1', 60), server(1)), 'p');
    counted.observe(testEvent('purchase', order('t2', 20), server(2)), 'p');
    counted.observe(testEvent('purchase', order('late', 500), server(4)), 'p');
    expect(counted.counts()).toEqual([
      { variant: 'v', weight: 0.9, people: 1, conversions: 1, revenueMinor: 80, revenueSquares: 6400 },
      { variant: null, weight: 0.1, people: 0, conversions: 0, revenueMinor: 0, revenueSquares: 0 },
    ]);
  });

  it('takes off what the shop gives back whenever that is, and counts no cancelled order', () => {
    const counted = tally();
    counted.observe(testEvent('exposure', seen, at(0)), 'p');
    counted.observe(testEvent('exposure', seen, at(0)), 'q');
    counted.observe(testEvent('purchase', order('t1', 90), at(1)), 'p');
    counted.observe(testEvent('refund', order('t1', 10), server(1)), 'p');
    counted.observe(testEvent('purchase', order('t1', 100), server(1)), 'p');
    counted.observe(testEvent('purchase', order('t2', 60), server(2)), 'q');
    expect(counted.counts()).toMatchObject([{ conversions: 2, revenueMinor: 150, revenueSquares: 90 ** 2 + 60 ** 2 }, {}]);
    counted.observe(testEvent('refund', order('t1', 30), server(20)), 'p');
    counted.observe(testEvent('refund', order('t1', 30), at(21)), 'p');
    counted.observe(testEvent('order_cancelled', { transaction_id: 't2' }, server(20)), 'q');
    counted.observe(testEvent('refund', order('unknown', 30), server(20)), 'q');
    expect(counted.counts()).toMatchObject([{ people: 2, conversions: 1, revenueMinor: 60, revenueSquares: 3600 }, {}]);
    counted.observe(testEvent('purchase', order('t3', 70), server(3)), 'q');
    expect(counted.counts()).toMatchObject([{ conversions: 2, revenueMinor: 130 }, {}]);
  });

  it('counts orders by what their items cost where they name no value, and those without a number each', () => {
    const counted = tally();
    counted.observe(testEvent('exposure', seen, at(0)), 'p');
    const items = [{ item_id: 'a', price_minor: 30, quantity: 2 }];
    counted.observe(testEvent('purchase', { transaction_id: 't1', items }, server(1)), 'p');
    for (const messageId of ['m1', 'm2', 'm1'])
      counted.observe(testEvent('purchase', order('', 20), { ...server(1), messageId }), 'p');
    expect(counted.counts()).toMatchObject([{ revenueMinor: 100 }, { people: 0 }]);
  });

  it('enters both sides when decided, where it is told to', () => {
    const counted = tally('decision');
    counted.observe(testEvent('exposure', seen, at(0)), 'only exposed');
    counted.enter('p', 'v', testStartMs);
    counted.enter('p', null, testStartMs);
    counted.enter('q', null, testStartMs);
    counted.observe(testEvent('purchase', order('t', 60), server(1)), 'q');
    expect(counted.counts()).toMatchObject([
      { people: 1, conversions: 0 },
      { people: 1, conversions: 1 },
    ]);
  });

  it('counts those held out who would have seen it, and no bots', () => {
    const counted = tally();
    counted.observe(testEvent('exposure', { campaign: 'c', decisionId: 'd', heldOut: true }), 'p');
    counted.observe(testEvent('exposure', seen, { flags: ['bot'] }), 'bot');
    counted.observe(testEvent('purchase', order('small', 49), server(0)), 'p');
    expect(counted.counts()).toMatchObject([{ people: 0 }, { people: 1, conversions: 0, revenueMinor: 49 }]);
    // What stood there instead was another campaign's, or nothing.
    counted.observe(testEvent('exposure', { campaign: 'other', variant: 'v', decisionId: 'd', heldOut: ['b', 'c'] }), 'q');
    counted.observe(testEvent('exposure', { campaign: 'c', decisionId: 'd', heldOut: ['c'] }), 'r');
    counted.observe(testEvent('exposure', { ...seen, heldOut: ['other'] }), 's');
    expect(counted.counts()).toMatchObject([{ people: 1 }, { people: 3 }]);
  });
});
