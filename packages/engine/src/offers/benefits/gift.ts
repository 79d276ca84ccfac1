import { isSellable } from '@quen/protocol';
import type { BenefitKind } from '../benefit-kind.ts';

/** A product for nothing, while there is stock. One the catalogue does not know is taken to be there. */
export const gift: BenefitKind<'gift'> = {
  kind: 'gift',
  apply({ itemId, quantity }, lines, productOf) {
    const product = productOf(itemId);
    const stock = product?.stock ?? Number.POSITIVE_INFINITY;
    if (product !== undefined && (!isSellable(product) || stock < quantity)) {
      const left = Number.isFinite(stock) ? `, ${stock} in stock` : '';
      return {
        reason: 'OUT_OF_STOCK',
        code: 'out_of_stock',
        detail: `the gift "${itemId}" is not to be had (${quantity} needed${left})`,
        limit: quantity,
        ...(Number.isFinite(stock) && { actual: stock }),
      };
    }
    return { discounts: lines.map(() => 0), gift: { itemId, quantity } };
  },
};
