import { createHash } from 'node:crypto';
import { isJsonObject } from '@quen/protocol';
import { currencySchema, idSchema, type ShapeOf } from '@quen/protocol/schema';
import { z } from 'zod';

/** A line of an order as the shop's server tells it; `price` is a decimal amount of one piece. */
export interface OrderItem {
  readonly item_id: string;
  readonly quantity: number;
  readonly price?: number;
  /** The order's, when it says one. */
  readonly currency?: string;
  readonly item_name?: string;
  readonly item_brand?: string;
  readonly item_category?: string;
}

/** What happened to an order, as the shop's server tells it. Amounts are decimal. */
export interface Order {
  readonly orderId: string;
  /** Whose it is: the shop's customer, the visitor's cookie, or both, which then are known to be one person. */
  readonly userId?: string;
  readonly anonymousId?: string;
  readonly status: 'placed' | 'refunded' | 'cancelled';
  /** When; now when absent. */
  readonly at?: string;
  readonly currency?: string;
  /** `placed`: what was paid for the goods; `refunded`: what was given back; when absent the worth of `items`, without these all that is left. */
  readonly value?: number;
  readonly tax?: number;
  readonly shipping?: number;
  readonly coupon?: string;
  readonly items?: readonly OrderItem[];
  /** Tells several refunds of one order apart. */
  readonly refundId?: string;
}

const amount = z.number().min(0);

export const orderItemSchema: z.ZodType<OrderItem> = z.object({
  item_id: idSchema,
  quantity: z.int().min(1).max(1_000_000),
  price: amount.exactOptional(),
  currency: currencySchema.exactOptional(),
  item_name: z.string().max(1000).exactOptional(),
  item_brand: z.string().max(200).exactOptional(),
  item_category: z.string().max(200).exactOptional(),
} satisfies ShapeOf<OrderItem>);

export const orderSchema: z.ZodType<Order> = z
  .object({
    orderId: idSchema,
    userId: idSchema.exactOptional(),
    anonymousId: idSchema.exactOptional(),
    status: z.enum(['placed', 'refunded', 'cancelled']),
    at: z.iso.datetime({ offset: true }).exactOptional(),
    currency: currencySchema.exactOptional(),
    value: amount.exactOptional(),
    tax: amount.exactOptional(),
    shipping: amount.exactOptional(),
    coupon: idSchema.exactOptional(),
    items: z.array(orderItemSchema).max(500).exactOptional(),
    refundId: idSchema.exactOptional(),
  } satisfies ShapeOf<Order>)
  .refine((order) => order.userId !== undefined || order.anonymousId !== undefined, {
    path: ['userId'],
    message: 'say whose order it is by userId or anonymousId',
  })
  .refine((order) => order.status !== 'placed' || (order.items?.length ?? 0) > 0, {
    path: ['items'],
    message: 'an order that was placed has items',
  });

const eventNames = { placed: 'purchase', refunded: 'refund', cancelled: 'order_cancelled' } as const;

/**
 * The event that tells of it. Its message id is made from the order's number, so that it counts once however often it is sent. Of an order that does
 * not fit its schema, it is what would have told of it, as far as that can be read; of what is no order at all, the thing itself.
 */
export function orderEvent(order: unknown): unknown {
  if (!isJsonObject(order)) return order;
  const { orderId, userId, anonymousId, status, at, refundId, items, coupon, currency, value, tax, shipping } = order;
  const key = [orderId, status, status === 'refunded' ? (refundId ?? '') : ''].join('\n');
  const properties = withoutMissing({ transaction_id: orderId, currency, value, tax, shipping, coupon, items });
  return {
    messageId: `order-${createHash('sha256').update(key).digest('base64url').slice(0, 27)}`,
    name: isStatus(status) ? eventNames[status] : status,
    properties,
    ...withoutMissing({ userId, anonymousId, timestamp: at }),
  };
}

function isStatus(status: unknown): status is Order['status'] {
  return typeof status === 'string' && Object.hasOwn(eventNames, status);
}

function withoutMissing(fields: { readonly [name: string]: unknown }): { readonly [name: string]: unknown } {
  return Object.fromEntries(Object.entries(fields).filter(([, given]) => given !== undefined));
}
