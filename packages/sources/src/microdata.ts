/** What reading microdata needs of an element; the DOM's `Element` has it. */
export interface MicrodataElement {
  readonly textContent: string | null;
  readonly parentElement: MicrodataElement | null;
  getAttribute(name: string): string | null;
  closest(selector: string): MicrodataElement | null;
  querySelectorAll(selector: string): Iterable<MicrodataElement>;
}

/** An `itemscope` element and all below it as a schema.org node in JSON-LD's shape. Each property becomes a list. */
export const nodeFromMicrodata = (scope: MicrodataElement): { readonly [property: string]: unknown } => {
  const node: { [property: string]: unknown[] } = {};
  for (const found of scope.querySelectorAll('[itemprop]')) {
    const read = (name: string): string | null => found.getAttribute(name);
    // What lies inside another item belongs to that item.
    if (found.parentElement?.closest('[itemscope]') !== scope) continue;
    // An element keeps its value in an attribute, else it is its text (HTML standard, "Microdata: values").
    const value =
      read('itemscope') === null
        ? read('content') || read('href') || read('src') || read('value') || found.textContent
        : nodeFromMicrodata(found);
    for (const name of (read('itemprop') as string).split(' ')) node[name] = [...(node[name] || []), value];
  }
  return { ...node, '@type': scope.getAttribute('itemtype'), '@id': scope.getAttribute('itemid') };
};
