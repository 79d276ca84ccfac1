/** Orders from here on are sent for nothing, dong. */
export const freeShippingFrom = 500_000;
/** Dong. */
export const shippingPrice = 30_000;

/** What sending goods of this value costs, dong. */
export function shippingFor(value: number): number {
  return value === 0 || value >= freeShippingFrom ? 0 : shippingPrice;
}
