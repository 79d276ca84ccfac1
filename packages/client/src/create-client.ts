import type {
  DecideRequest,
  DecideResponse,
  EventEnvelope,
  EventsRequest,
  EventsResponse,
  Problem,
  Product,
  ProductCard,
  RecommendationsRequest,
  RecommendedItem,
} from '@quen/protocol';
import { createMessageId } from './create-message-id.ts';
import { QuenError } from './quen-error.ts';
import type { OffersAnswer, OffersQuestion, OrderOffers, OrdersAnswer, TakenOffers, ToldOrder } from './shop-orders.ts';

export interface QuenClientOptions {
  /** Where the collector is: `https://quen.shop.example`, or a path of the shop's that leads to it, as `https://shop.example/quen`. */
  readonly collector: string;
  /** A secret key, `sk_…`. */
  readonly key: string;
  /** Give up after so long; 2 s when absent, since a page is waiting. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

/** A product that is recommended, with what a page needs to show it. Prices are decimal amounts. */
export type RecommendedCard = Omit<RecommendedItem, 'product'> &
  Omit<ProductCard, 'itemId' | 'reason' | 'strategy'> &
  Pick<Product, 'titles'>;

export interface RecommendationsAnswer {
  readonly items: readonly RecommendedCard[];
  readonly modelVersion: string;
  /** How many candidates each filter took out. */
  readonly removed: { readonly [filter: string]: number };
}

/** An event whose `messageId` and `timestamp` are filled in when left out. */
export type ServerEvent = Omit<EventEnvelope, 'messageId'> & { readonly messageId?: string };

/** Quen for a shop's own server. Every method throws {@link QuenError} for a no, and a `TimeoutError` or `TypeError` for silence. */
export interface QuenClient {
  decide(request: DecideRequest): Promise<DecideResponse>;
  recommend(request: RecommendationsRequest): Promise<RecommendationsAnswer>;
  /** Sends events. A repeated call with the same message ids counts once, so that it may be retried. */
  send(events: readonly ServerEvent[], batch?: Omit<EventsRequest, 'events'>): Promise<EventsResponse>;
  /** What a cart is reduced by, and why not by more. Takes nothing. */
  quoteOffers(question: OffersQuestion): Promise<OffersAnswer>;
  /** Takes an order's offers, all of them or none; a repeated call with the same order answers the same. */
  redeemOffers(order: OrderOffers): Promise<TakenOffers>;
  /** Gives back what an order that falls through has taken. */
  releaseOffers(orderId: string): Promise<TakenOffers>;
  /** Tells of orders, refunds and cancellations; each step of an order counts once however often it is told. */
  tellOrders(orders: readonly ToldOrder[]): Promise<OrdersAnswer>;
}

/** Makes a client; it keeps no connection and no state, so that one may serve a whole process or one request at the edge. */
export function createClient({ collector, key, timeoutMs = 2000, fetch: send = fetch }: QuenClientOptions): QuenClient {
  const address = collector.replace(/\/+$/, '');
  async function post<T>(path: string, body: unknown): Promise<T> {
    const response = await send(new URL(`${address}${path}`), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer = parse(await response.text());
    if (!response.ok || answer === null) throw new QuenError(toProblem(answer, response), retryAfter(response));
    return answer as T;
  }
  return {
    decide: (request) => post('/v1/decide', request),
    recommend: (request) => post('/v1/recommendations', request),
    quoteOffers: (question) => post('/v1/offers/evaluate', question),
    redeemOffers: (order) => post('/v1/offers/redeem', order),
    releaseOffers: (orderId) => post('/v1/offers/release', { orderId }),
    tellOrders: (orders) => post('/v1/orders', { orders }),
    send: (events, batch = {}) =>
      post('/v1/events', {
        ...batch,
        sentAt: Date.now(),
        events: events.map((event) => ({ timestamp: Date.now(), ...event, messageId: event.messageId ?? createMessageId() })),
      }),
  };
}

/** Null for what is no JSON. Only reading it is forgiven: an answer that breaks off or comes too late is silence. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function toProblem(answer: unknown, response: Response): Problem {
  if (typeof answer === 'object' && answer !== null && 'code' in answer && 'detail' in answer) return answer as Problem;
  const { status, statusText } = response;
  return {
    type: '/problems/internal',
    code: 'internal',
    title: statusText,
    status,
    detail: `What answered ${status} is no collector, or a proxy before it: see the address.`,
  };
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : null;
}
