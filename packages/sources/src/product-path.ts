import { headingName } from './heading-name.ts';

/**
 * What stands before a product's handle in its address, by the heading of its column: nothing where it is called an alias, as by Sapo, whose
 * products stand at the root.
 */
export function productPathOf(column: string | undefined): string {
  return column !== undefined && headingName(column).endsWith('alias') ? '/' : '/products/';
}
