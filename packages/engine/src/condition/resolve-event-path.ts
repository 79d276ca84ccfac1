import type { HistoryEntry } from '@quen/protocol';
import { withAncestors } from '../profile/item-categories.ts';
import type { PathResolver } from './compiler-state.ts';
import { own, ownPath } from './own-path.ts';

/** An event and one of its products: what a `where` looks at. */
export interface EventRow {
  readonly entry: HistoryEntry;
  /** Null for an event without products. */
  readonly item: unknown;
}

/** Fields of a product in an event. */
export const itemFields: ReadonlySet<string> = new Set(['item_id', 'item_category', 'item_brand', 'quantity', 'price_minor']);

/**
 * Paths in a `where`: `name`, `at` (epoch milliseconds), `value_minor`, `items`, the fields of one product (`item_id`, `item_category`,
 * `item_brand`, `quantity`, `price_minor`; `item_categories` are the category and the ones above it), else a property of the event.
 */
export const resolveEventPath: PathResolver = (path) => {
  if (path === 'name') return { reader: { read: (row) => own(entryOf(row), 'n') } };
  if (path === 'at') return { reader: { read: (row) => own(entryOf(row), 't') } };
  if (path === 'value_minor') return { reader: { read: (row) => own(entryOf(row), 'v') } };
  if (path === 'items') return { reader: { read: (row) => own(entryOf(row), 'i') } };
  if (itemFields.has(path)) return { reader: { read: (row) => own(own(row, 'item'), path) } };
  if (path === 'item_categories') {
    return {
      reader: {
        type: 'list',
        read: (row) => {
          const category = own(own(row, 'item'), 'item_category');
          return typeof category === 'string' ? withAncestors(category) : null;
        },
      },
    };
  }
  const read = ownPath(path.startsWith('properties.') ? path.slice('properties.'.length) : path);
  return { reader: { read: (row) => read(own(entryOf(row), 'p')) } };
};

function entryOf(row: unknown): unknown {
  return own(row, 'entry');
}
