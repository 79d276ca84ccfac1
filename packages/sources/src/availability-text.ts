import type { Product } from '@quen/protocol';

/** The availability a feed or table means by its text (`in stock`, `InStock`, `0`, `còn hàng`, `draft`); undefined when it is not known. */
export function availabilityOf(text: string): Product['availability'] | undefined {
  const word = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/^https?:\/\/schema\.org\//, '')
    .replace(/[\s_-]/g, '');
  return words.get(word);
}

const words: ReadonlyMap<string, Product['availability']> = new Map([
  ['instock', 'in_stock'],
  ['available', 'in_stock'],
  ['limitedavailability', 'in_stock'],
  ['onlineonly', 'in_stock'],
  ['instoreonly', 'in_stock'],
  ['active', 'in_stock'],
  ['yes', 'in_stock'],
  ['true', 'in_stock'],
  ['1', 'in_stock'],
  ['cònhàng', 'in_stock'],
  ['đangbán', 'in_stock'],
  ['đangkinhdoanh', 'in_stock'],
  ['outofstock', 'out_of_stock'],
  ['soldout', 'out_of_stock'],
  ['no', 'out_of_stock'],
  ['false', 'out_of_stock'],
  ['0', 'out_of_stock'],
  ['hếthàng', 'out_of_stock'],
  ['tạmhếthàng', 'out_of_stock'],
  ['preorder', 'preorder'],
  ['presale', 'preorder'],
  ['backorder', 'preorder'],
  ['đặttrước', 'preorder'],
  ['discontinued', 'discontinued'],
  ['archived', 'discontinued'],
  ['draft', 'discontinued'],
  ['inactive', 'discontinued'],
  ['ngừngbán', 'discontinued'],
  ['ngừngkinhdoanh', 'discontinued'],
]);
