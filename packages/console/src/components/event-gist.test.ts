import { expect, test } from 'vitest';
import { eventGist, type NameOfRule } from './event-gist.ts';

const gist = (properties: Parameters<typeof eventGist>[0]['properties'], path?: string): string =>
  eventGist({ properties, context: path === undefined ? {} : { page: { path } } });

test('says the product, and how many more there are', () => {
  expect(gist({ items: [{ item_id: 'x', item_name: 'Giày' }, { item_id: 'y' }] })).toBe('Giày +1');
  expect(gist({ transaction_id: 'D-7', items: [{ item_id: 'x' }] })).toBe('D-7 · x');
});

test('calls campaigns, offers and segments by their names', () => {
  const nameOf: NameOfRule = (kind, id) => `${kind} “${id}”`;
  const named = (properties: Parameters<typeof eventGist>[0]['properties']): string =>
    eventGist({ properties, context: {} }, nameOf);
  expect(named({ campaign: 'spring', placement: 'home' })).toBe('campaigns “spring”');
  expect(named({ heldOut: ['spring'], placement: 'home' })).toBe('placements “home”');
  expect(named({ segmentId: 'vip' })).toBe('segments “vip”');
  expect(named({ search_term: 'vip' })).toBe('vip');
});

test('falls back to the page, and to nothing', () => {
  expect(gist({}, '/giay')).toBe('/giay');
  expect(gist({ items: 'nonsense', search_term: 'áo' })).toBe('áo');
  expect(gist({})).toBe('');
});
