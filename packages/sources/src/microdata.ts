/** What reading microdata needs of an element; the DOM's `Element` has it. */
export interface MicrodataElement {
  readonly textContent: string | null;
  readonly children: ArrayLike<MicrodataElement>;
  getAttribute(name: string): string | null;
}

/** Where an element keeps its value (HTML standard, "Microdata: values"). */
const valueAttributes = ['content', 'href', 'src', 'value', 'datetime'];

/** An `itemscope` element and all below it as a schema.org node in JSON-LD's shape. A property given several times becomes a list. */
export function nodeFromMicrodata(scope: MicrodataElement): { [property: string]: unknown } {
  const node: { [property: string]: unknown } = {
    '@type': (scope.getAttribute('itemtype') || '').replace(/.*\//, ''),
    '@id': scope.getAttribute('itemid') || undefined,
  };
  const visit = (element: MicrodataElement): void => {
    for (const child of Array.from(element.children)) {
      const isScope = child.getAttribute('itemscope') !== null;
      for (const name of (child.getAttribute('itemprop') || '').split(/\s+/)) {
        if (name) node[name] = ([] as unknown[]).concat(node[name] ?? [], isScope ? nodeFromMicrodata(child) : readValue(child));
      }
      // What lies inside another item belongs to that item.
      if (!isScope) visit(child);
    }
  };
  visit(scope);
  return node;
}

function readValue(element: MicrodataElement): string {
  const [value = element.textContent || ''] = valueAttributes
    .map((name) => element.getAttribute(name))
    .filter((given) => given !== null);
  return value.trim();
}
