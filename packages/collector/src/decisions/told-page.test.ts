import type { DecideResponse, EventsResponse, RuleSet } from '@quen/protocol';
import { expect, it } from 'vitest';
import { createCollector } from '../server/create-collector.ts';
import { defaultRuleSet } from './default-rule-set.ts';

const rules: RuleSet = {
  ...defaultRuleSet,
  version: 1,
  placements: [{ id: 'bar', name: 'Bar' }],
  campaigns: [
    {
      id: 'shoes',
      name: 'Shoes',
      status: 'running',
      placements: ['bar'],
      audience: { 'page.type': 'product' },
      tailoring: 'transparent',
      holdout: 0,
      purpose: 'none',
      variants: [{ id: 'a', weight: 1, content: { kind: 'message', headline: { vi: 'Giày' }, layout: 'bar' } }],
    },
  ],
};
const page = { url: 'https://shop.example/giay', title: 'Giày' };
const view = {
  name: 'view_item',
  properties: { currency: 'VND', value: 5, items: [{ item_id: 'G1', item_category: 'giay', price: 5 }] },
};
const told = { type: 'product', itemId: 'G1', category: 'giay' };

it('tells the page by its events, and answers what it was told', async () => {
  const collector = await createCollector({ initialRules: rules });
  const { publishable } = await collector.core.keys.create({ name: 'test', nowMs: Date.now() });
  const post = async <T>(path: string, body: object): Promise<T> => {
    const headers = { authorization: `Bearer ${publishable}` };
    return (await collector.app.request(path, { method: 'POST', body: JSON.stringify(body), headers })).json() as Promise<T>;
  };
  const events = [
    { messageId: 'm1', name: 'page_view' },
    { messageId: 'm2', ...view },
  ];
  const decided = await post<DecideResponse>('/v1/decide', { placements: ['bar'], page, anonymousId: 'v1', events });
  expect(decided.page).toEqual(told);
  expect(decided.decisions[0]?.content).toMatchObject({ headline: 'Giày' });

  // Without consent the events stay in the browser, and what they say of the page comes alone.
  const denied = { analytics: 'denied', personalization: 'denied' };
  const crowd = await post<DecideResponse>('/v1/decide', { placements: ['bar'], page, found: [view], consent: denied });
  expect([crowd.page, crowd.decisions[0]?.reason]).toEqual([told, 'TARGETING_MATCH']);

  const batch = events.map((event, index) => ({ ...event, messageId: `n${index}` }));
  expect((await post<EventsResponse>('/v1/events', { anonymousId: 'v2', page, events: batch })).page).toEqual(told);
  const logged = await collector.core.storage.log.read({ after: 0 });
  const pages = logged.filter(({ name }) => name === 'view_item').map(({ context }) => context.page);
  expect(pages).toEqual([
    { ...page, path: '/giay', type: 'product' },
    { ...page, path: '/giay', type: 'product' },
  ]);
  // What the shop says of its page is not told again.
  const said = await post<EventsResponse>('/v1/events', { anonymousId: 'v2', page: { ...page, ...told }, events: [] });
  expect(said.page).toBeUndefined();
  await collector.close();
});
