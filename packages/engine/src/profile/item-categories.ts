import type { CommerceItem } from '@quen/protocol';

/**
 * An item's category paths, the full one first and then its ancestors: `["giay/chay-bo", "giay"]`. GA4's levels
 * (`item_category`, `item_category2` …) are joined; a first level that is a path already stays as it is.
 */
export function itemCategories(item: CommerceItem): string[] {
  const first = item.item_category;
  if (typeof first !== 'string' || first === '') return [];
  let path = first;
  if (!first.includes('/')) {
    for (const level of [item.item_category2, item.item_category3, item.item_category4, item.item_category5]) {
      if (typeof level !== 'string' || level === '') break;
      path += `/${level}`;
    }
  }
  return withAncestors(path);
}

/** A category path and the paths above it, from special to general. */
export function withAncestors(path: string): string[] {
  const paths = [path];
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) paths.push(path.slice(0, at));
  return paths;
}
