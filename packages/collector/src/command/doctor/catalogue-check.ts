import { isSellable } from '@quen/protocol';
import type { Check } from './check.ts';

const pageSize = 1000;

/** Whether the catalogue is fit to recommend from. */
export const catalogueCheck: Check = {
  name: 'catalogue',
  async run({ storage }) {
    let total = 0;
    let unverified = 0;
    let sellable = 0;
    let after = '';
    for (;;) {
      const page = (await storage.products.list(after, pageSize)).map(({ product }) => product);
      total += page.length;
      unverified += page.filter((product) => product.verified !== true).length;
      sellable += page.filter(isSellable).length;
      after = page.at(-1)?.id ?? after;
      if (page.length < pageSize) break;
    }
    if (total === 0) return [{ level: 'warning', text: 'empty', todo: 'run `quen import products FILE|URL`' }];
    const text = `${total.toLocaleString('en')} products, ${sellable.toLocaleString('en')} can be sold, ${unverified.toLocaleString('en')} only seen in events`;
    if (sellable === 0)
      return [{ level: 'fault', text, todo: 'nothing can be recommended: see availability and stock of the feed' }];
    if (unverified > total / 2)
      return [{ level: 'warning', text, todo: 'run `quen import products FILE|URL` for titles, pictures and prices' }];
    return [{ level: 'ok', text }];
  },
};
