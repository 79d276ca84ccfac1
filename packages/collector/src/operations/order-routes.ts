import type { EventResult, Issue } from '@quen/protocol';
import { Hono } from 'hono';
import { z } from 'zod';
import { checkRequest, readBatch } from '../routes/read-request.ts';
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
      const batch = await readBatch(core, c, 'orders');
      const { orders } = checkRequest(ordersRequestSchema, batch.body);
      const faults = new Map(batch.faults);
      const good: Order[] = [];
      const told = orders.map((value, index): unknown => {
        if (faults.has(index)) return value;
        const parsed = orderSchema.safeParse(value);
        if (parsed.success) good.push(parsed.data);
        else faults.set(index, schemaIssues(parsed.error));
        return parsed.success ? parsed.data : value;
      });
      // However they are listed, an order comes before what is given back of it. Those that do not fit go along, to be kept with what else is rejected.
      const inTurn = [...told.keys()].sort((a, b) => Number(givesBack(told[a])) - Number(givesBack(told[b])));
      const outcomes = await core.ingest({
        events: inTurn.map((index) => orderEvent(told[index])),
        faults: new Map([...faults].map(([index, issues]) => [inTurn.indexOf(index), issues])),
        source: 'server',
        provenUserId: null,
        consent: {},
        receivedAtMs: core.now(),
      });
      const results = outcomes.map(({ index: turn, status, issues }): OrderResult => {
        const index = inTurn[turn] as number;
        const { orderId } = (orders[index] ?? {}) as { readonly orderId?: unknown };
        return {
          index,
          ...(typeof orderId === 'string' && { orderId }),
          status,
          ...(issues !== undefined && { issues: issues.map(inOrder) }),
        };
      });
      results.sort((a, b) => a.index - b.index);
      for (const order of good) {
        // A cancelled order gives back what it took; one that took nothing has nothing to give.
        if (order.status === 'cancelled') await core.storage.offers.release(order.orderId, core.now());
      }
      return c.json({ results });
    }),
  );
}

function givesBack(order: unknown): boolean {
  return ((order ?? {}) as Partial<Order>).status !== 'placed';
}

/** The same fault with the path that the order has for it. */
function inOrder({ path, ...issue }: Issue): Issue {
  const inProperties = path.replace(/^properties\./, '');
  return { ...issue, path: inProperties === 'transaction_id' ? 'orderId' : inProperties };
}
