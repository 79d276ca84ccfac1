/** A line of a cart; `price` is a decimal amount of one piece, the catalogue's when absent. */
export interface CartItem {
  readonly item_id: string;
  readonly quantity: number;
  readonly price?: number;
}

/** Whose cart it is, what is in it, and the codes the shopper typed. */
export interface OffersQuestion {
  readonly cart: { readonly currency?: string; readonly items: readonly CartItem[] };
  readonly codes?: readonly string[];
  /** Only these offers; all of the rules when absent. */
  readonly offers?: readonly string[];
  /** What delivery costs, a decimal amount: what free shipping is worth. */
  readonly shipping?: number;
  readonly anonymousId?: string;
  readonly userId?: string;
  readonly locale?: string;
}

/** What a cart's offers give, in minor units of `currency`. */
export interface OffersAnswer {
  readonly currency: string;
  readonly valueMinor: number;
  readonly discountMinor: number;
  /** One a cart line, in the cart's order. */
  readonly lines: readonly { readonly itemId: string; readonly valueMinor: number; readonly discountMinor: number }[];
  readonly applied: readonly {
    readonly offerId: string;
    readonly discountMinor: number;
    readonly freeShipping: boolean;
    readonly gift: { readonly itemId: string; readonly quantity: number } | null;
    readonly points: number;
    /** The code that claimed it. */
    readonly code: string | null;
  }[];
  readonly refused: readonly {
    readonly offerId: string;
    /** Which rule was not met: `min_spend`, `code_used` … */
    readonly code: string;
    /** The same in an English sentence. */
    readonly detail: string;
    /** The limit and what stood against it, where there are such figures. */
    readonly limit?: number;
    readonly actual?: number;
    /** The code the shopper typed for it. */
    readonly enteredCode?: string;
  }[];
  /** Codes that no offer knows. */
  readonly unknownCodes: readonly string[];
}

/** An order that takes its offers. */
export interface OrderOffers extends OffersQuestion {
  readonly orderId: string;
  /** How long a reservation holds; 15 minutes when absent. */
  readonly holdSeconds?: number;
}

/** What an order has taken. */
export interface TakenOffers {
  readonly orderId: string;
  readonly status: string;
  /** When it took them, in milliseconds since 1970. */
  readonly takenAtMs: number;
  /** When a reservation ends; null for what is redeemed. */
  readonly expiresAtMs: number | null;
  readonly evaluation: OffersAnswer;
}

/** What happened to an order. Amounts are decimal; `value` is what was paid for the goods. */
export interface ToldOrder {
  readonly orderId: string;
  readonly status: 'placed' | 'refunded' | 'cancelled';
  readonly userId?: string;
  readonly anonymousId?: string;
  /** RFC 3339; now when absent. */
  readonly at?: string;
  readonly currency?: string;
  readonly value?: number;
  readonly tax?: number;
  readonly shipping?: number;
  readonly coupon?: string;
  readonly items?: readonly CartItem[];
  /** Tells several refunds of one order apart. */
  readonly refundId?: string;
}

/** What became of each order that was told. */
export interface OrdersAnswer {
  readonly results: readonly {
    readonly index: number;
    readonly orderId?: string;
    readonly status: string;
    readonly issues?: readonly { readonly code: string; readonly path: string; readonly message: string }[];
  }[];
}
