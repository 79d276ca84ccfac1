import { type CommerceItem, itemCategoryPath } from '@quen/protocol';

/** An item's category paths, the full one first and then its ancestors: `["giay/chay-bo", "giay"]`. */
export function itemCategories(item: CommerceItem): string[] {
  const path = itemCategoryPath(item);
  return path === undefined ? [] : withAncestors(path);
}

/** A category path and the paths above it, from special to general. */
export function withAncestors(path: string): string[] {
  const paths = [path];
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) paths.push(path.slice(0, at));
  return paths;
}
