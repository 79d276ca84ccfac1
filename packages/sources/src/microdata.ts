/** What reading microdata needs of an element; the DOM's `Element` has it. */
export interface MicrodataElement {
  readonly textContent: string | null;
  readonly parentElement: MicrodataElement | null;
  getAttribute(name: string): string | null;
  closest(selector: string): MicrodataElement | null;
  querySelectorAll(selector: string): Iterable<MicrodataElement>;
}

/** Where an element keeps its value, else it is its text (HTML standard, "Microdata: values"). */
const valueAttributes = ['content', 'href', 'src', 'value', 'datetime'];

/** An `itemscope` element and all below it as a schema.org node in JSON-LD's shape. Each property becomes a list. */
export function nodeFromMicrodata(scope: MicrodataElement): { [property: string]: unknown } {
  const node: { [property: string]: unknown[] } = {};
  for (const found of scope.querySelectorAll('[itemprop]')) {
    // What lies inside another item belongs to that item.
    if (found.parentElement?.closest('[itemscope]') !== scope) continue;
    const value =
      found.closest('[itemscope]') === found
        ? nodeFromMicrodata(found)
        : valueAttributes
            .map((name) => found.getAttribute(name))
            .concat(found.textContent)
            .find((given) => given !== null);
    for (const name of (found.getAttribute('itemprop') as string).split(/\s+/)) node[name] = [...(node[name] || []), value];
  }
  return { ...node, '@type': scope.getAttribute('itemtype'), '@id': scope.getAttribute('itemid') };
}
