/** What reading microdata needs of an element; the DOM's `Element` has it. */
export interface MicrodataElement {
  readonly tagName: string;
  readonly textContent: string | null;
  readonly children: ArrayLike<MicrodataElement>;
  getAttribute(name: string): string | null;
}

/** Where each kind of element keeps its value (HTML standard, "Microdata: values"). */
const valueAttributes: readonly string[] = ['content', 'href', 'src', 'value', 'datetime'];

/** An `itemscope` element and all below it as a schema.org node in JSON-LD's shape. A property given several times becomes a list. */
export function nodeFromMicrodata(scope: MicrodataElement): Record<string, unknown> {
  const node: Record<string, unknown> = { '@type': (scope.getAttribute('itemtype') ?? '').replace(/.*\//, '') };
  const id = scope.getAttribute('itemid');
  if (id) node['@id'] = id;
  readProperties(scope, node);
  return node;
}

function readProperties(element: MicrodataElement, node: Record<string, unknown>): void {
  for (const child of Array.from(element.children)) {
    const names = child.getAttribute('itemprop');
    const isScope = child.getAttribute('itemscope') !== null;
    if (names) {
      const value = isScope ? nodeFromMicrodata(child) : readValue(child);
      for (const name of names.trim().split(/\s+/)) {
        const before = node[name];
        node[name] = before === undefined ? value : [before, value].flat();
      }
    }
    // What lies inside another item belongs to that item.
    if (!isScope) readProperties(child, node);
  }
}

function readValue(element: MicrodataElement): string {
  for (const name of valueAttributes) {
    const value = element.getAttribute(name);
    if (value !== null) return value;
  }
  return (element.textContent ?? '').trim();
}
