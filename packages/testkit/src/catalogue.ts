import type { Product } from '@quen/protocol';
import { createRandom } from './random.ts';

/** What {@link generateCatalogue} makes. */
export interface CatalogueOptions {
  readonly products: number;
  readonly seed?: number | string;
  /** Top-level categories; each has five below it. 12 when absent. */
  readonly categories?: number;
  /** 40 when absent. */
  readonly brands?: number;
  /** Share of products that are sold out, 0 to 1; 0.03 when absent. */
  readonly soldOut?: number;
  /** Products are made over the year before this; epoch milliseconds. */
  readonly nowMs: number;
}

const kinds = ['Áo', 'Quần', 'Giày', 'Túi', 'Bình', 'Ghế', 'Đèn', 'Khăn', 'Ấm', 'Nến', 'Sách', 'Trà', 'Thảm', 'Gối', 'Hộp', 'Ví'];
const materials = ['lụa', 'linen', 'gốm', 'mây', 'tre', 'gỗ', 'da', 'cotton', 'len', 'đồng', 'giấy dó', 'thổ cẩm'];
const colours = ['chàm', 'lá', 'đất', 'kem', 'than', 'nghệ', 'sen', 'rêu', 'biển', 'gạch'];
const yearMs = 365 * 86_400_000;

/**
 * A catalogue of any size for tests and benchmarks: category paths of two levels, brands that keep to a few categories, prices
 * in VND that are log-normal within a category, variants in groups of one to four, some products reduced and some sold out.
 * The order is that of popularity: product 0 sells best.
 */
export function generateCatalogue(options: CatalogueOptions): Product[] {
  const random = createRandom(options.seed ?? 1);
  const categoryCount = options.categories ?? 12;
  const brandCount = options.brands ?? 40;
  const soldOut = options.soldOut ?? 0.03;
  const levels = Array.from({ length: categoryCount }, () => 80_000 * Math.exp(random.next() * 2.6));
  const products: Product[] = [];
  let group = 0;
  let groupLeft = 0;
  let category = 0;
  let leaf = 0;
  let brand = 0;

  for (let index = 0; index < options.products; index += 1) {
    if (groupLeft === 0) {
      group += 1;
      groupLeft = random.int(1, 4);
      category = random.int(0, categoryCount - 1);
      leaf = random.int(0, 4);
      brand = (category * 7 + random.int(0, 6)) % brandCount;
    }
    groupLeft -= 1;
    const kind = kinds[(category + leaf * 3) % kinds.length] ?? 'Áo';
    const level = levels[category] ?? 100_000;
    const priceMinor = Math.max(10_000, Math.round((level * Math.exp(random.normal() * 0.45)) / 1000) * 1000);
    const reduced = random.chance(0.15);
    const sold = random.chance(soldOut);
    const createdAtMs = Math.floor(options.nowMs - random.next() * yearMs);
    products.push({
      id: `p${index + 1}`,
      title: `${kind} ${random.pick(materials)} màu ${random.pick(colours)} ${index + 1}`,
      titles: { en: `Product ${index + 1}` },
      url: `/p/p${index + 1}`,
      imageUrl: `/images/p${index + 1}.svg`,
      brand: `Hiệu ${brand + 1}`,
      categories: [`c${category + 1}/c${category + 1}-${leaf + 1}`],
      currency: 'VND',
      priceMinor,
      ...(reduced ? { listPriceMinor: Math.round((priceMinor * (1.1 + random.next() * 0.4)) / 1000) * 1000 } : {}),
      costMinor: Math.round(priceMinor * (0.45 + random.next() * 0.25)),
      availability: sold ? 'out_of_stock' : 'in_stock',
      stock: sold ? 0 : random.int(1, 200),
      groupId: `g${group}`,
      createdAtMs,
      updatedAtMs: createdAtMs,
      verified: true,
    });
  }
  return products;
}
