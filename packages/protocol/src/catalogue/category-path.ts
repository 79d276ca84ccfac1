/** Signs between levels that stand in no name. */
const separator = /[>›»|]/;
const anySeparator = /[>›»|/]/;
const maxLength = 500;

/** What is known of an item's category, in GA4's fields and in whatever state they are. */
export interface CategoryFields {
  readonly item_category?: unknown;
  readonly item_category2?: unknown;
  readonly item_category3?: unknown;
  readonly item_category4?: unknown;
  readonly item_category5?: unknown;
}

/**
 * A category as Quen keeps it, levels joined by `/`: `"Home > Women > Dresses"` is `"Home/Women/Dresses"`. A slash inside a level becomes
 * `-`, unless slashes are the only separator there is. At most 500 characters.
 *
 * @returns undefined when no level has a name
 */
export function categoryPath(text: string): string | undefined {
  return joinLevels(splitLevels(text));
}

/**
 * The category of an event's item: `item_category` where it is a path already, else joined with the levels below it, `item_category2` to
 * `item_category5`. Levels that are left out are passed over, and numbers read as texts.
 *
 * @returns undefined when no level has a name
 */
export function itemCategoryPath(item: CategoryFields): string | undefined {
  const first = splitLevels(textOf(item.item_category));
  if (first.length > 1) return joinLevels(first);
  const { item_category2: second, item_category3: third, item_category4: fourth, item_category5: fifth } = item;
  return joinLevels([first[0] ?? '', textOf(second), textOf(third), textOf(fourth), textOf(fifth)]);
}

function splitLevels(text: string): string[] {
  // Nearly every category is one level: each event with a product comes by here.
  if (!anySeparator.test(text)) return [text.slice(0, maxLength)];
  const levels = text.slice(0, maxLength).split(separator.test(text) ? separator : '/');
  return levels.map(nameOf).filter((level) => level !== '');
}

function joinLevels(levels: readonly string[]): string | undefined {
  let path = '';
  for (const level of levels) {
    const name = nameOf(level);
    if (name !== '') path += path === '' ? name : `/${name}`;
  }
  return path === '' ? undefined : path.slice(0, maxLength);
}

/** A level without blanks around it and without slashes. */
function nameOf(level: string): string {
  if (!level.includes('/')) return level.trim();
  const parts = level.split('/').map((part) => part.trim());
  return parts.filter((part) => part !== '').join('-');
}

function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.slice(0, maxLength) : '';
}
