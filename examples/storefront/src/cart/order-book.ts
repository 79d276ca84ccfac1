import type { Line } from '../data-layer/ecommerce.ts';
import type { Bill } from './bill.ts';

/** An order as it stands in the shop's book. */
export interface Order {
  readonly id: string;
  readonly lines: readonly Line[];
  readonly bill: Bill;
  readonly name: string;
  readonly placedAtMs: number;
}

/** The newest orders, in memory: this shop ships nothing. */
export interface OrderBook {
  /** A number for an order to come. */
  newId(): string;
  place(order: Order): void;
  find(id: string): Order | undefined;
}

const maxOrders = 1000;

/** An {@link OrderBook} whose numbers cannot be guessed from one another, since a number opens its order. */
export function createOrderBook(): OrderBook {
  const orders = new Map<string, Order>();
  return {
    newId: () => `NM${crypto.randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase()}`,
    place(order) {
      orders.set(order.id, order);
      const [oldest] = orders.keys();
      if (orders.size > maxOrders && oldest !== undefined) orders.delete(oldest);
    },
    find: (id) => orders.get(id),
  };
}
