import type { Issue, Product } from '@quen/protocol';
import { productSchema } from '@quen/protocol/schema';
import { Hono } from 'hono';
import { z } from 'zod';
import { queryNumber } from '../operations/query-number.ts';
import { schemaIssues } from '../operations/schema-issues.ts';
import { secretEndpoint } from '../operations/secret-endpoint.ts';
import { checkRequest, readJson } from '../routes/read-request.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import { importFeed } from './import-feed.ts';
import { importFeedSchema } from './import-feed-request.ts';
import { lostPrices, unknownFields } from './unknown-fields.ts';

/** What became of one product of a batch. */
export interface ProductResult {
  readonly index: number;
  readonly id?: string;
  readonly status: 'saved' | 'refused';
  /** Why it was refused; or fields that were left out of what was saved. */
  readonly issues?: readonly Issue[];
}

/** Body of `PUT /v1/products`; each product is checked by itself. */
export const putProductsSchema: z.ZodType<{ readonly products: readonly unknown[] }> = z.object({
  products: z.array(z.unknown()).min(1).max(1000),
});

/** The catalogue over the secret key, in batches. */
export function productRoutes(core: CollectorCore): Hono {
  const { products } = core;
  return new Hono()
    .get(
      '/v1/products',
      secretEndpoint(core, '/v1/products', async (c) => {
        const limit = queryNumber(c.req.query('limit'), 100, 1, 1000);
        const page = (await core.storage.products.list(c.req.query('after') ?? '', limit)).map(({ product }) => product);
        const next = page.length === limit ? page.at(-1)?.id : undefined;
        return c.json({ products: page, ...(next !== undefined && { next }) });
      }),
    )
    .get(
      '/v1/products/:id',
      secretEndpoint(core, '/v1/products/:id', async (c) => {
        const product = products.get(c.req.param('id') ?? '');
        if (product === undefined) throw new ProblemError('unknown_product');
        return c.json(product);
      }),
    )
    .put(
      '/v1/products',
      secretEndpoint(core, '/v1/products', async (c) => {
        const body = checkRequest(putProductsSchema, await readJson(core, c));
        const results: ProductResult[] = [];
        const good = new Map<string, Product>();
        for (const [index, value] of body.products.entries()) {
          const parsed = productSchema.safeParse(value);
          if (!parsed.success) {
            results.push({ index, status: 'refused', issues: schemaIssues(parsed.error) });
            continue;
          }
          const { data } = parsed;
          const unknown = unknownFields(value, data);
          const lost = lostPrices(unknown, data);
          if (lost.length > 0) {
            results.push({ index, status: 'refused', issues: lost });
            continue;
          }
          good.set(data.id, { verified: true, ...data, updatedAtMs: data.updatedAtMs ?? core.now() });
          results.push({ index, id: data.id, status: 'saved', ...(unknown.length > 0 && { issues: unknown }) });
        }
        if (good.size > 0) await products.upsert([...good.values()], core.now());
        return c.json({ results });
      }),
    )
    .delete(
      '/v1/products',
      secretEndpoint(core, '/v1/products', async (c) => {
        const ids = c.req.queries('id') ?? [];
        if (ids.length === 0 || ids.length > 500) {
          throw new ProblemError('invalid_request', 'Name 1 to 500 products, as in ?id=a&id=b');
        }
        const known = [...new Set(ids)].filter((id) => products.get(id) !== undefined);
        if (known.length > 0) await products.remove(known);
        return c.json({ removed: known.length });
      }),
    )
    .post(
      '/v1/products/import',
      secretEndpoint(core, '/v1/products/import', async (c) =>
        c.json((await importFeed(core, checkRequest(importFeedSchema, await readJson(core, c)))).report),
      ),
    );
}
