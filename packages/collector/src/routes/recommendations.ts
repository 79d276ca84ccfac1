import {
  type CompiledPlacement,
  createProfile,
  type EvaluationContext,
  isGranted,
  readyMerchandising,
  shopperOf,
} from '@quen/engine';
import {
  fromMinor,
  type Interaction,
  isJsonObject,
  type Json,
  type Product,
  type Profile,
  productTitle,
  type RecommendationQuery,
  type RecommendationsRequest,
  type ShopSettings,
} from '@quen/protocol';
import type { ShapeOf } from '@quen/protocol/schema';
import { strategyNames } from '@quen/recommender';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import { answerHeaders, requireAccess } from './access.ts';
import { endpoint } from './endpoint.ts';
import { checkRequest, readJson } from './read-request.ts';

const id = z.string().min(1).max(200);
const ids = z.array(id).max(200);

const requestShape = {
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
  placement: id.exactOptional(),
  locale: z.string().min(1).max(35).exactOptional(),
} satisfies ShapeOf<RecommendationsRequest>;

/** A question for recommendations: a session's products, oldest first, or one product, or a category; each narrows the answer. */
export const recommendationsRequestSchema: z.ZodType<RecommendationsRequest> = z.object(requestShape);

/** `GET` and `POST /v1/recommendations`: for a storefront's own server, or to try the models out. */
export function recommendationsRoutes(core: CollectorCore): Hono {
  const answer = async (c: Context, read: () => Json | Promise<Json>): Promise<Response> => {
    const access = requireAccess(core, c);
    const asked = await read();
    refuseUnknown(asked);
    const request = checkRequest(recommendationsRequestSchema, asked);
    return c.json(recommend(core, request, await profileOf(core, request, access.kind === 'secret')), 200, answerHeaders(c));
  };
  const path = '/v1/recommendations';
  return new Hono()
    .get(
      path,
      endpoint(core, path, (c) => answer(c, () => fromQuery(c.req.queries()))),
    )
    .post(
      path,
      endpoint(core, path, (c) => answer(c, () => readJson(core, c))),
    );
}

/** A misspelt name would be answered as if it had not been asked for. */
function refuseUnknown(asked: Json): void {
  const names = Object.keys(requestShape);
  const unknown = isJsonObject(asked) ? Object.keys(asked).filter((name) => !names.includes(name)) : [];
  if (unknown.length === 0) return;
  throw new ProblemError(
    'invalid_request',
    undefined,
    unknown.slice(0, 50).map((name) => ({
      code: 'invalid_request',
      path: name.slice(0, 200),
      message: `There is no parameter "${name.slice(0, 50)}"; there are ${names.join(', ')}.`,
    })),
  );
}

const lists: ReadonlySet<string> = new Set(['items', 'cart', 'exclude', 'strategies']);

/** Lists are separated by commas, or their name is there several times; of any other name that is, the schema says what is wrong. */
function fromQuery({ key: _key, ...query }: Record<string, string[]>): { [name: string]: Json } {
  const read = (name: string, values: readonly string[]): Json => {
    if (lists.has(name)) return values.flatMap((value) => value.split(',').filter(Boolean));
    const [value = ''] = values;
    if (values.length > 1) return [...values];
    return name === 'limit' ? Number(value) : value;
  };
  return Object.fromEntries(Object.entries(query).map(([name, values]) => [name, read(name, values)]));
}

async function profileOf(
  core: CollectorCore,
  { userId, anonymousId }: RecommendationsRequest,
  trusted: boolean,
): Promise<Profile | undefined> {
  const identity = userId !== undefined ? `u:${userId}` : anonymousId && `a:${anonymousId}`;
  if (identity === undefined || identity === '') return undefined;
  if (!trusted) {
    throw new ProblemError('key_forbidden', 'What a person likes is told to the shop’s server only; use the secret key');
  }
  return (await core.folder.read(identity))?.profile;
}

function recommend(core: CollectorCore, request: RecommendationsRequest, profile: Profile | undefined): object {
  const nowMs = core.now();
  const { shop } = core.rules.compiled;
  const placement = placementOf(core, request);
  const evaluation = evaluationOf(request, profile ?? createProfile('', nowMs), shop, nowMs);
  // Whoever asks for a person has no word of theirs on consent at hand: the profile's holds.
  const personal = profile !== undefined && isGranted('personalization', {}, profile, shop);
  const shopper = shopperOf(evaluation, personal);
  const query: RecommendationQuery = {
    strategies: request.strategies ?? defaultStrategies(request),
    limit: Math.min(request.limit ?? 12, placement?.maxItems ?? Number.POSITIVE_INFINITY),
    session: request.items?.map((itemId): Interaction => ({ itemId, atMs: nowMs, kind: 'view' })) ?? shopper.session,
    cartItemIds: request.cart ?? shopper.cartItemIds,
    excludeItemIds: request.exclude ?? [],
    merchandising: placement === undefined ? [] : readyMerchandising(placement.merchandising, null, evaluation),
    nowMs,
    ...(request.itemId === undefined ? {} : { itemId: request.itemId }),
    ...(request.category === undefined ? {} : { category: request.category }),
    ...(shopper.person !== undefined && { person: shopper.person }),
  };
  const result = core.recommender.recommend(query);
  const items = result.items.map(({ product, ...item }) => ({ ...item, ...cardOf(product, request.locale) }));
  return { items, modelVersion: result.modelVersion, removed: result.removed };
}

function placementOf(core: CollectorCore, { placement }: RecommendationsRequest): CompiledPlacement | undefined {
  if (placement === undefined) return undefined;
  const found = core.rules.compiled.placements.get(placement);
  if (found !== undefined) return found;
  throw new ProblemError('unknown_placement', `There is no placement "${placement}"`);
}

/** What conditions of a placement's rules see: the product or category asked about, and the person if one is named. */
function evaluationOf(
  { itemId, category, locale }: RecommendationsRequest,
  profile: Profile,
  shop: ShopSettings,
  nowMs: number,
): EvaluationContext {
  return {
    profile,
    page: { url: '', ...(itemId !== undefined && { itemId }), ...(category !== undefined && { category }) },
    cart: profile.cart,
    context: locale === undefined ? {} : { locale },
    shop,
    nowMs,
  };
}

function defaultStrategies(request: RecommendationsRequest): readonly string[] {
  const preferred =
    request.itemId === undefined
      ? ['session-next', 'for-you', 'trending', 'popular']
      : ['similar', 'session-next', 'bought-together', 'trending', 'popular'];
  return preferred.filter((name) => strategyNames.includes(name));
}

function cardOf(product: Product, locale: string | undefined): object {
  const { currency, priceMinor, listPriceMinor } = product;
  return {
    title: locale === undefined ? product.title : productTitle(product, locale),
    titles: product.titles,
    url: product.url,
    imageUrl: product.imageUrl,
    brand: product.brand,
    category: product.categories[0],
    currency,
    price: priceMinor === undefined ? undefined : fromMinor(priceMinor, currency),
    listPrice: listPriceMinor === undefined ? undefined : fromMinor(listPriceMinor, currency),
  };
}
