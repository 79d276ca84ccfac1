import { livePairs } from '../../keys/live-pairs.ts';
import { publicOrigin } from '../../server/public-origin.ts';
import { defineEndpoint, type NamedEndpoint } from '../endpoint/console-endpoint.ts';

const weekMs = 7 * 86_400_000;

/** What a new shop has done and what comes next. */
export const startEndpoints: readonly NamedEndpoint[] = [
  defineEndpoint('GET /start', {
    async answer({ core, c }) {
      const { head } = core.folder;
      const [first] = await core.storage.log.read({ after: 0, limit: 1 });
      const [last] = head === 0 ? [] : await core.storage.log.read({ after: head - 1, limit: 1 });
      const { placements, campaigns } = core.rules.compiled;
      return {
        origin: publicOrigin(c, core.trustedProxies).origin,
        publishableKey: livePairs(core.keys.list(), core.now()).at(-1)?.publishable ?? '',
        firstEventAtMs: first?.receivedAtMs ?? null,
        lastEventAtMs: last?.receivedAtMs ?? null,
        // Positions are given out one by one: near enough, and counting a long log every two seconds is not free.
        eventCount: head,
        productCount: core.products.size,
        placementCount: placements.size,
        campaignCount: campaigns.size,
        seenPlacements: await core.storage.console.placementsAsked(core.now() - weekMs),
      };
    },
  }),
];
