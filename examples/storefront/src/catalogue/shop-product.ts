import type { Text } from '../language.ts';
import type { Motif } from '../pictures/motif.ts';
import type { CategoryId } from './category.ts';

/** How a product's picture is drawn; forms are those of its category's illustrator. */
export interface PictureSpec<Form extends string = string> {
  readonly form: Form;
  readonly colour: string;
  readonly accent: string;
  readonly motif?: Motif;
}

/** A product as its maker describes it; what the whole shop knows about it follows from this. */
export interface ProductRow<Form extends string = string> {
  /** Also its address: `/p/<id>`. */
  readonly id: string;
  readonly title: Text;
  readonly brand: string;
  /** Dong. */
  readonly price: number;
  /** Before a reduction, dong. */
  readonly was?: number;
  /** Shelf within the category, the second level of its path. */
  readonly shelf: string;
  readonly text: Text;
  readonly picture: PictureSpec<Form>;
  /** What it is used with, the best match first. */
  readonly goesWith: readonly string[];
  /** Pieces in stock; plenty when absent, 0 is sold out. */
  readonly stock?: number;
}

/** A product of the shop. */
export interface ShopProduct extends ProductRow {
  readonly category: CategoryId;
}
