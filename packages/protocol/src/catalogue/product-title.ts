import type { Product } from './product.ts';

/** A product's title in the language asked for or its base language (`en-GB` → `en`). Another language's is no better than the product's own. */
export function productTitle({ title, titles }: Pick<Product, 'title' | 'titles'>, locale: string): string {
  if (titles === undefined) return title;
  const base = locale.split('-')[0] ?? locale;
  for (const language of [locale, base]) if (Object.hasOwn(titles, language)) return titles[language] ?? title;
  return title;
}
