import type { BenefitKind } from '../benefit-kind.ts';
import { percentOf } from '../percent-of.ts';

/**
 * Of every `buy + get` pieces, `get` are reduced: the cheapest of all that qualify, whichever lines they are in. Rounded half up
 * for each line.
 */
export const buyXGetY: BenefitKind<'buy_x_get_y'> = {
  kind: 'buy_x_get_y',
  apply({ buy, get, percentOff }, lines) {
    const pieces = lines.reduce((sum, line) => sum + line.quantity, 0);
    let reduced = Math.floor(pieces / (buy + get)) * get;
    if (reduced === 0) {
      return {
        reason: 'NOT_IN_AUDIENCE',
        code: 'min_quantity',
        detail: `${pieces} of ${buy + get} pieces that qualify`,
        limit: buy + get,
        actual: pieces,
      };
    }
    const discounts = lines.map(() => 0);
    const cheapestFirst = lines
      .map((line, at) => ({ line, at }))
      .sort((a, b) => a.line.priceMinor - b.line.priceMinor || a.line.index - b.line.index);
    for (const { line, at } of cheapestFirst) {
      const taken = Math.min(reduced, line.quantity);
      discounts[at] = Math.min(line.leftMinor, percentOf(taken * line.priceMinor, Math.min(100, percentOff)));
      reduced -= taken;
    }
    return { discounts };
  },
};
