import type { JsonObject } from '@quen/protocol';

/**
 * Pieces of a variant that are left, after its `inventory_quantity`; undefined where there is no end to them (the shop does not count them, or sells
 * on without any), or where it is not said.
 */
export function shopifyStock(variant: JsonObject): number | undefined {
  const { available, inventory_management: counts, inventory_policy: policy, inventory_quantity: quantity } = variant;
  if (available === true || typeof counts !== 'string' || counts === '' || policy === 'continue') return undefined;
  return typeof quantity === 'number' && Number.isFinite(quantity) ? Math.max(0, Math.floor(quantity)) : undefined;
}

/** Whether a variant can be bought: as the storefront says by `available`, else as its stock does. */
export function isShopifyAvailable(variant: JsonObject): boolean {
  return variant['available'] !== false && shopifyStock(variant) !== 0;
}
