import type { CategoryId } from '../catalogue/category.ts';
import { findCategory } from '../catalogue/category.ts';
import type { ShopProduct } from '../catalogue/shop-product.ts';
import { type CandleForm, drawCandle } from './candles.ts';
import { type CeramicForm, drawCeramic } from './ceramics.ts';
import { type ClothingForm, drawClothing } from './clothing.ts';
import type { Drawing } from './drawing.ts';
import { drawPantry, type PantryForm } from './pantry.ts';
import { drawRattan, type RattanForm } from './rattan.ts';
import { drawScene } from './scene.ts';
import { type Brush, createBrush } from './solid.ts';
import { drawTeaCoffee, type TeaCoffeeForm } from './tea-coffee.ts';
import { mix } from './tint.ts';

/** The forms each category's illustrator knows. */
export interface FormsByCategory {
  'gom-su': CeramicForm;
  'may-tre': RattanForm;
  'vai-ao': ClothingForm;
  'tra-ca-phe': TeaCoffeeForm;
  'bep-que': PantryForm;
  'nen-huong': CandleForm;
}

// Rows are typed with their category's forms where they are written, so a form always meets its own illustrator here.
const illustrators: Record<CategoryId, (spec: never, brush: Brush) => Drawing> = {
  'gom-su': drawCeramic,
  'may-tre': drawRattan,
  'vai-ao': drawClothing,
  'tra-ca-phe': drawTeaCoffee,
  'bep-que': drawPantry,
  'nen-huong': drawCandle,
};

/** A product's picture as an SVG document of about 4 to 20 kB. The same product always looks the same. */
export function drawPicture(product: ShopProduct): string {
  const category = findCategory(product.category);
  const drawing = illustrators[product.category](product.picture as never, createBrush());
  const seed = [...product.id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
  const wall = mix(category?.colour ?? '#eeeeee', product.picture.accent, 0.06 + (seed % 3) * 0.035);
  return drawScene({ wall, seed, shadow: drawing.shadow, content: drawing.content, label: product.title.vi });
}
