import type { Issue, Product } from '@quen/protocol';
import { productSchema } from '@quen/protocol/schema';
import { Hono } from 'hono';
import { z } from 'zod';
import { issuesOf, parseBody } from '../operations/parse-body.ts';
import type { SecretRouteOptions } from '../operations/route-options.ts';
import type { Collector } from '../server/collector.ts';
import { ProblemError } from '../server/problem.ts';
import { FeedUnreachable, type FetchFeedOptions, fetchFeed } from './fetch-feed.ts';
import { importProducts } from './import-products.ts';
import { productFormats } from './read-products.ts';

/** What became of one product of a batch. */
export interface ProductResult {
  readonly index: number;
  readonly id?: string;
  readonly status: 'saved' | 'refused';
  readonly issues?: readonly Issue[];
}

/** Body of `PUT /v1/products`; each product is checked by itself. */
export const putProductsSchema: z.ZodType<{ readonly products: readonly unknown[] }> = z.object({
  products: z.array(z.unknown()).min(1).max(1000),
});

/** Body of `POST /v1/products/import`. */
export const importProductsSchema: z.ZodType<{
  readonly url: string;
  readonly format?: (typeof productFormats)[number];
  readonly currency?: string;
  readonly idFrom?: 'product' | 'variant' | 'sku';
}> = z.object({
  url: z.string().max(4000).describe('on the public internet; redirects are followed'),
  format: z.enum(productFormats).exactOptional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .exactOptional(),
  idFrom: z.enum(['product', 'variant', 'sku']).exactOptional(),
});

export interface ProductRoutesOptions extends SecretRouteOptions {
  /** How far addresses of feeds are trusted. */
  readonly fetchOptions?: FetchFeedOptions;
}

type Catalogue = Pick<Collector, 'storage' | 'upsertProducts' | 'removeProducts' | 'productOf'>;

/** The catalogue over the secret key, in batches. */
export function createProductRoutes(catalogue: Catalogue, options: ProductRoutesOptions): Hono {
  const { secretOnly, readJson, now } = options;
  const app = new Hono();

  app.get('/v1/products', secretOnly, async (context) => {
    const limit = Math.min(1000, Math.max(1, Number(context.req.query('limit') ?? 100) || 100));
    const products = await catalogue.storage.products.list(context.req.query('after') ?? '', limit);
    const next = products.length === limit ? products.at(-1)?.id : undefined;
    return context.json({ products, ...(next !== undefined && { next }) });
  });

  app.get('/v1/products/:id', secretOnly, (context) => {
    const product = catalogue.productOf(context.req.param('id'));
    if (product === undefined) throw new ProblemError('unknown_product');
    return context.json(product);
  });

  app.put('/v1/products', secretOnly, async (context) => {
    const { products } = parseBody(putProductsSchema, await readJson(context.req.raw));
    const results: ProductResult[] = [];
    const good = new Map<string, Product>();
    products.forEach((value, index) => {
      const parsed = productSchema.safeParse(value);
      if (!parsed.success) results.push({ index, status: 'refused', issues: issuesOf(parsed.error) });
      else {
        good.set(parsed.data.id, { verified: true, ...parsed.data, updatedAtMs: parsed.data.updatedAtMs ?? now() });
        results.push({ index, id: parsed.data.id, status: 'saved' });
      }
    });
    if (good.size > 0) await catalogue.upsertProducts([...good.values()]);
    return context.json({ results });
  });

  app.delete('/v1/products', secretOnly, async (context) => {
    const ids = context.req.queries('id') ?? [];
    if (ids.length === 0 || ids.length > 500)
      throw new ProblemError('invalid_request', 'Name 1 to 500 products, as in ?id=a&id=b');
    const known = ids.filter((id) => catalogue.productOf(id) !== undefined);
    if (known.length > 0) await catalogue.removeProducts(known);
    return context.json({ removed: known.length });
  });

  app.post('/v1/products/import', secretOnly, async (context) => {
    const body = parseBody(importProductsSchema, await readJson(context.req.raw));
    const shop = (await catalogue.storage.rules.newest())?.ruleSet.shop;
    try {
      const feed = await fetchFeed(body.url, options.fetchOptions);
      const report = await importProducts(catalogue, feed.body, {
        currency: body.currency ?? shop?.currency ?? 'VND',
        origin: new URL(feed.url).origin,
        idFrom: body.idFrom ?? 'product',
        nowMs: now(),
        ...(body.format !== undefined && { format: body.format }),
      });
      return context.json(report);
    } catch (error) {
      if (error instanceof ProblemError || (error instanceof Error && error.name === 'StorageUnavailable')) throw error;
      const reason =
        error instanceof FeedUnreachable || error instanceof SyntaxError || error instanceof Error ? error.message : 'unknown';
      throw new ProblemError('invalid_request', `The feed cannot be read: ${reason}`);
    }
  });

  return app;
}
