import type { EventResult, Issue } from '@quen/protocol';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Collector } from '../server/collector.ts';
import { type Order, orderEvent, orderSchema } from './order.ts';
import { issuesOf, parseBody } from './parse-body.ts';
import type { SecretRouteOptions } from './route-options.ts';

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

/** Orders told by the shop's own server: the only ones that move revenue and budgets. */
export function createOrderRoutes(
  collector: Pick<Collector, 'ingestTrusted'>,
  { secretOnly, readJson }: SecretRouteOptions,
): Hono {
  const app = new Hono();
  app.post('/v1/orders', secretOnly, async (context) => {
    const { orders } = parseBody(ordersRequestSchema, await readJson(context.req.raw));
    const results: OrderResult[] = [];
    const good: { readonly index: number; readonly order: Order }[] = [];
    orders.forEach((value, index) => {
      const parsed = orderSchema.safeParse(value);
      if (parsed.success) good.push({ index, order: parsed.data });
      else results.push({ index, status: 'rejected', issues: issuesOf(parsed.error) });
    });
    const outcomes =
      good.length === 0
        ? []
        : await collector.ingestTrusted(
            good.map(({ order }) => orderEvent(order)),
            'server',
          );
    good.forEach(({ index, order }, at) => {
      const outcome = outcomes[at];
      results.push({
        index,
        orderId: order.orderId,
        status: outcome?.status ?? 'rejected',
        ...(outcome?.issues !== undefined && { issues: outcome.issues }),
      });
    });
    return context.json({ results: results.sort((a, b) => a.index - b.index) });
  });
  return app;
}
