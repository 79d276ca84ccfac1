import { fromMinor, type Interaction, type Product, type RecommendationQuery } from '@quen/protocol';
import { strategyNames } from '@quen/recommender';
import { Hono } from 'hono';
import { z } from 'zod';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import { answerHeaders, requireAccess } from './access.ts';
import { endpoint } from './endpoint.ts';
import { checkRequest, readJson } from './read-request.ts';

const id = z.string().min(1).max(200);
const ids = z.array(id).max(200);

/** A question for recommendations: a session's products, oldest first, or one product, or a category; each narrows the answer. */
export const recommendationsRequestSchema: z.ZodType<RecommendationsRequest> = z.object({
  items: ids.exactOptional(),
  itemId: id.exactOptional(),
  category: id.exactOptional(),
  cart: ids.exactOptional(),
  exclude: ids.exactOptional(),
  strategies: z
    .array(z.enum(strategyNames as [string, ...string[]]))
    .max(20)
    .exactOptional(),
  limit: z.int().min(1).max(100).exactOptional(),
  anonymousId: id.exactOptional(),
  userId: id.exactOptional(),
});

export interface RecommendationsRequest {
  /** Products of the session, oldest first. */
  readonly items?: readonly string[];
  /** The product being looked at. */
  readonly itemId?: string;
  readonly category?: string;
  readonly cart?: readonly string[];
  readonly exclude?: readonly string[];
  /** In order; the next fills what the ones before leave open. Session-based when absent. */
  readonly strategies?: readonly string[];
  /** 12 when absent. */
  readonly limit?: number;
  /** Whose taste counts; needs the secret key. */
  readonly anonymousId?: string;
  readonly userId?: string;
}

/** `GET` and `POST /v1/recommendations`: for a storefront's own server, or to try the models out. */
export function recommendationsRoutes(core: CollectorCore): Hono {
  return new Hono()
    .get(
      '/v1/recommendations',
      endpoint(core, '/v1/recommendations', async (c) => {
        const access = requireAccess(core, c);
        const request = checkRequest(recommendationsRequestSchema, fromQuery(c.req.query()));
        return c.json(await recommend(core, request, access.kind === 'secret'), 200, answerHeaders(c));
      }),
    )
    .post(
      '/v1/recommendations',
      endpoint(core, '/v1/recommendations', async (c) => {
        const access = requireAccess(core, c);
        const request = checkRequest(recommendationsRequestSchema, await readJson(core, c));
        return c.json(await recommend(core, request, access.kind === 'secret'), 200, answerHeaders(c));
      }),
    );
}

function fromQuery({ key: _key, limit, ...query }: Record<string, string>): { [name: string]: string | number | string[] } {
  const lists = new Set(['items', 'cart', 'exclude', 'strategies']);
  const entries = Object.entries(query).map(([name, value]) => [
    name,
    lists.has(name) ? value.split(',').filter(Boolean) : value,
  ]);
  return { ...Object.fromEntries(entries), ...(limit === undefined ? {} : { limit: Number(limit) }) };
}

async function recommend(core: CollectorCore, request: RecommendationsRequest, trusted: boolean): Promise<object> {
  const nowMs = core.now();
  const identity = request.userId !== undefined ? `u:${request.userId}` : request.anonymousId && `a:${request.anonymousId}`;
  if (identity !== undefined && !trusted) {
    throw new ProblemError('key_forbidden', 'What a person likes is told to the shop’s server only; use the secret key');
  }
  const profile = identity === undefined || identity === '' ? undefined : (await core.folder.read(identity))?.profile;
  const session = (request.items ?? profile?.session?.itemIds ?? []).map(
    (itemId): Interaction => ({ itemId, atMs: nowMs, kind: 'view' }),
  );
  const query: RecommendationQuery = {
    strategies: request.strategies ?? defaultStrategies(request),
    limit: request.limit ?? 12,
    session,
    cartItemIds: request.cart ?? profile?.cart.lines.map((line) => line.itemId) ?? [],
    excludeItemIds: request.exclude ?? [],
    merchandising: [],
    nowMs,
    ...(request.itemId === undefined ? {} : { itemId: request.itemId }),
    ...(request.category === undefined ? {} : { category: request.category }),
    ...(profile === undefined
      ? {}
      : {
          person: {
            id: profile.id,
            affinities: profile.affinities,
            bought: profile.orders.bought,
            viewed: profile.viewed,
            segments: Object.keys(profile.segments),
          },
        }),
  };
  const result = core.recommender.recommend(query);
  const items = result.items.map(({ product, ...item }) => ({ ...item, ...cardOf(product) }));
  return { items, modelVersion: result.modelVersion, removed: result.removed };
}

function defaultStrategies(request: RecommendationsRequest): readonly string[] {
  const preferred =
    request.itemId === undefined
      ? ['session-next', 'for-you', 'trending', 'popular']
      : ['similar', 'session-next', 'bought-together', 'trending', 'popular'];
  return preferred.filter((name) => strategyNames.includes(name));
}

function cardOf(product: Product): object {
  const { currency, priceMinor, listPriceMinor } = product;
  return {
    title: product.title,
    url: product.url,
    imageUrl: product.imageUrl,
    brand: product.brand,
    category: product.categories[0],
    currency,
    price: priceMinor === undefined ? undefined : fromMinor(priceMinor, currency),
    listPrice: listPriceMinor === undefined ? undefined : fromMinor(listPriceMinor, currency),
  };
}
