import type { Attribute } from './attribute.ts';
import { cartAttributes } from './cart-attributes.ts';

/** Everything a condition may look at. A new attribute is an entry in its group's file; a new group is a file and a line here. */
export const attributes: readonly Attribute[] = [...cartAttributes];
