/** A line of a cart or an order. */
export interface CartLine {
  itemId: string;
  quantity: number;
  /** Price of one piece in minor units, when known. */
  priceMinor: number | null;
  categories: string[];
}

/** What is in the cart now. */
export interface CartState {
  lines: CartLine[];
  /** Sum of quantity × price over lines with a price, in minor units. */
  valueMinor: number;
  currency: string | null;
  updatedAtMs: number | null;
}
