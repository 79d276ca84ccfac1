import { describe, expect, it } from 'vitest';
import type { ReportChanges } from './report-store.ts';
import { newEvent, type StorageUnderTest } from './storage.contract.ts';

const day = 20_500;
const changes: ReportChanges = {
  visitors: [{ visitor: 'v1', session: 1, lastAtMs: 10, contentAtMs: null, heldOutAtMs: 7 }],
  users: [{ userId: 'u1', visitor: 'v1' }],
  sessions: [
    { id: 1, visitor: 'v1', day, pageViews: 2, ordered: false },
    { id: 5, visitor: 'v2', day, pageViews: 1, ordered: false },
  ],
  orders: [
    { orderId: 'o1', visitor: 'v1', day, atMs: 10, revenueMinor: 50, givenBackMinor: 0, cancelled: false, influenced: true },
    { orderId: 'o2', visitor: 'v1', day, atMs: 11, revenueMinor: null, givenBackMinor: 7, cancelled: true, influenced: false },
  ],
  products: [{ day, itemId: 'p1', views: 1, orders: 0 }],
};

/** What every storage backend does for reports, experiments and explanations. */
export function describeResults(backend: StorageUnderTest): void {
  describe(`storage of results: ${backend.name}`, () => {
    it('adds sessions and products up, replaces the rest, and goes back to nothing with its cursors', async () => {
      const storage = await backend.open();
      const { reports, profiles } = storage;
      await reports.save(changes, 'reports:a', 3);
      await reports.save(
        {
          visitors: [],
          users: [],
          sessions: [{ id: 1, visitor: 'v1', day: day + 1, pageViews: 1, ordered: true }],
          orders: [
            {
              orderId: 'o1',
              visitor: 'v1',
              day,
              atMs: 10,
              revenueMinor: 40,
              givenBackMinor: 0,
              cancelled: false,
              influenced: true,
            },
          ],
          products: [{ day, itemId: 'p1', views: 2, orders: 1 }],
        },
        'reports:a',
        9,
      );
      expect(await profiles.cursor('reports:a')).toBe(9);
      const rows = await reports.load([], ['u1', 'nobody'], ['o1', 'o2', 'o3']);
      expect(rows.users).toEqual(changes.users);
      expect(rows.visitors).toEqual(changes.visitors);
      expect(rows.orders.map(({ revenueMinor, cancelled }) => [revenueMinor, cancelled])).toEqual([
        [40, false],
        [null, true],
      ]);
      expect(await reports.sessions(day, 0, 10)).toEqual([
        { id: 1, visitor: 'v1', day, pageViews: 3, ordered: true, heldOut: true },
        { id: 5, visitor: 'v2', day, pageViews: 1, ordered: false, heldOut: false },
      ]);
      expect(await reports.sessions(day, 1, 10)).toHaveLength(1);
      expect(await reports.sessions(day + 1, 0, 10)).toEqual([]);
      expect((await reports.orders(day, '', 10)).map(({ orderId }) => orderId)).toEqual(['o1']);
      expect(await reports.topProducts(day, day, 10)).toEqual([{ itemId: 'p1', views: 3, orders: 1 }]);
      expect(await reports.firstHeldOutAtMs()).toBe(7);
      await reports.clear('reports');
      expect([await profiles.cursor('reports:a'), await reports.sessions(day, 0, 10)]).toEqual([0, []]);
      expect((await reports.load(['v1'], ['u1'], ['o1'])).visitors).toEqual([]);
      await storage.close();
    });

    it('reads events of some names within a range, and finds decisions by their ids until they are removed', async () => {
      const storage = await backend.open();
      await storage.commit({
        events: ['a', 'b', 'a', 'c'].map((name, index) => newEvent(`m${index}`, { name })),
        decisions: ['d1', 'd2'].map((decisionId, index) => ({
          atMs: index,
          profileId: 'p_1',
          pageUrl: '/',
          ruleSetVersion: 1,
          modelVersion: 'm',
          decisions: [{ decisionId, placement: 'home', reason: 'DEFAULT' as const }],
          heldOut: [],
        })),
      });
      const named = await storage.log.readNamed(['a', 'c'], { after: 1, upTo: 4 });
      expect(named.map(({ messageId }) => messageId)).toEqual(['m2', 'm3']);
      expect(await storage.log.readNamed(['a', 'c'], { after: 3, upTo: 3 })).toEqual([]);
      expect((await storage.decisions.find('d2'))?.atMs).toBe(1);
      expect(await storage.decisions.find('d3')).toBeUndefined();
      await storage.decisions.removeBefore(1);
      expect(await storage.decisions.find('d1')).toBeUndefined();
      expect((await storage.decisions.find('d2'))?.atMs).toBe(1);
      await storage.close();
    });
  });
}
