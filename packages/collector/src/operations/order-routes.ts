import type { EventResult, Issue } from '@quen/protocol';
import { Hono } from 'hono';
import { z } from 'zod';
import { checkRequest, readJson } from '../routes/read-request.ts';
import type { CollectorCore } from '../server/core.ts';
import { type Order, orderEvent, orderSchema } from './order.ts';
import { schemaIssues } from './schema-issues.ts';
import { secretEndpoint } from './secret-endpoint.ts';

/** What became of one order. */
export interface OrderResult {
  readonly index: number;
  readonly orderId?: string;
  /** `set_aside`: the same step of this order was told before with other figures; the first one stands. */
  readonly status: EventResult['status'];
  readonly issues?: readonly Issue[];
}

/** Body of `POST /v1/orders`; each order is checked by itself. */
export const ordersRequestSchema: z.ZodType<{ readonly orders: readonly unknown[] }> = z.object({
  orders: z.array(z.unknown()).min(1).max(500),
});

/** `POST /v1/orders`: orders told by the shop's own server, the only ones that move revenue and budgets. */
export function orderRoutes(core: CollectorCore): Hono {
  return new Hono().post(
    '/v1/orders',
    secretEndpoint(core, '/v1/orders', async (c) => {
      const { orders } = checkRequest(ordersRequestSchema, await readJson(core, c));
      const results: OrderResult[] = [];
      const good: { readonly index: number; readonly order: Order }[] = [];
      orders.forEach((value, index) => {
        const parsed = orderSchema.safeParse(value);
        if (parsed.success) good.push({ index, order: parsed.data });
        else results.push({ index, status: 'rejected', issues: schemaIssues(parsed.error) });
      });
      // However they are listed, an order comes before what is given back of it.
      good.sort((a, b) => Number(a.order.status !== 'placed') - Number(b.order.status !== 'placed'));
      const outcomes = await core.ingest({
        events: good.map(({ order }) => orderEvent(order)),
        source: 'server',
        provenUserId: null,
        consent: {},
        receivedAtMs: core.now(),
      });
      good.forEach(({ index, order }, at) => {
        const outcome = outcomes[at];
        results.push({
          index,
          orderId: order.orderId,
          status: outcome?.status ?? 'rejected',
          ...(outcome?.issues !== undefined && { issues: outcome.issues.map(inOrder) }),
        });
      });
      for (const { order } of good) {
        // A cancelled order gives back what it took; one that took nothing has nothing to give.
        if (order.status === 'cancelled') await core.storage.offers.release(order.orderId, core.now());
      }
      return c.json({ results: results.sort((a, b) => a.index - b.index) });
    }),
  );
}

/** The same fault with the path that the order has for it. */
function inOrder({ path, ...issue }: Issue): Issue {
  const inProperties = path.replace(/^properties\./, '');
  return { ...issue, path: inProperties === 'transaction_id' ? 'orderId' : inProperties };
}
