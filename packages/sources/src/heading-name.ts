import { foldDiacritics } from '@quen/protocol';

/** A column's name without case, accents, namespace and punctuation: `Tên sản phẩm*` is `tensanpham`, `Variant Price` is `variantprice`. */
export function headingName(name: string): string {
  return foldDiacritics(name.toLowerCase()).replace(/[^a-z0-9]/g, '');
}
