import { type Interaction, type Profile, type RecommendationPerson, sessionTimeoutMs } from '@quen/protocol';
import { strategies } from '@quen/recommender';
import { z } from 'zod';
import { ProblemError } from '../../server/problem.ts';
import { defineEndpoint, type NamedEndpoint } from '../endpoint/console-endpoint.ts';
import { requireProfile } from '../people/customer-story.ts';

const idSchema = z.string().min(1).max(200);

/** Each strategy's answer, side by side. */
export const recommendationEndpoints: readonly NamedEndpoint[] = [
  defineEndpoint('POST /recommendations/try', {
    body: z.object({
      itemId: idSchema.exactOptional(),
      profileId: idSchema.exactOptional(),
      cartItemIds: z.array(idSchema).max(100).exactOptional(),
      strategies: z.array(z.string().max(100)).max(100).exactOptional(),
      limit: z.int().min(1).max(50).exactOptional(),
    }),
    async answer({ core, body }) {
      const wanted = body.strategies;
      const unknown = wanted?.filter((name) => !strategies.some((strategy) => strategy.name === name)) ?? [];
      if (unknown.length > 0) throw new ProblemError('invalid_request', `There is no strategy ${unknown.join(', ')}`);
      if (body.itemId !== undefined && core.products.get(body.itemId) === undefined) throw new ProblemError('unknown_product');
      const nowMs = core.now();
      const profile = body.profileId === undefined ? null : await requireProfile(core, body.profileId);
      const chosen = strategies.filter(({ name }) => wanted === undefined || wanted.includes(name));
      return {
        modelVersion: core.recommender.modelVersion,
        answers: chosen.map(({ name, label }) => {
          const startedAt = performance.now();
          const { items } = core.recommender.recommend({
            strategies: [name],
            limit: body.limit ?? 8,
            session: profile === null ? lookAt(body.itemId, nowMs) : sessionOf(profile, nowMs),
            ...(body.itemId !== undefined && { itemId: body.itemId }),
            cartItemIds: body.cartItemIds ?? profile?.cart.lines.map(({ itemId }) => itemId) ?? [],
            excludeItemIds: [],
            ...(profile !== null && { person: toPerson(profile) }),
            merchandising: [],
            nowMs,
          });
          return { strategy: name, label, items, tookMicros: Math.round((performance.now() - startedAt) * 1000) };
        }),
      };
    },
  }),
];

function lookAt(itemId: string | undefined, nowMs: number): readonly Interaction[] {
  return itemId === undefined ? [] : [{ itemId, atMs: nowMs, kind: 'view' }];
}

/** The last visit's products as if it went on, oldest first. */
function sessionOf({ session }: Profile, nowMs: number): readonly Interaction[] {
  if (session === null) return [];
  const atMs = Math.max(session.lastEventAtMs, nowMs - sessionTimeoutMs);
  return session.itemIds.map((itemId): Interaction => ({ itemId, atMs, kind: 'view' }));
}

function toPerson({ id, affinities, orders, viewed, segments }: Profile): RecommendationPerson {
  return { id, affinities, bought: orders.bought, viewed, segments: Object.keys(segments) };
}
