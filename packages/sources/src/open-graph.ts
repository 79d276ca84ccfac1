/**
 * A page's OpenGraph tags as a schema.org-like node: `og:` and `product:` are left out of their names, and the first of a name counts.
 * `og:type` (`product`, `og:product`, `product.item` …) becomes the node's type. Facebook's catalogue names
 * (`product:price:amount`, `product:retailer_item_id` …) and the older `og:price:amount` are read where schema.org's are.
 *
 * @param metas The `<meta property>` elements of the page, in order.
 */
export const nodeFromOpenGraph = (
  metas: Iterable<{ getAttribute(name: string): string | null }>,
): { readonly [property: string]: unknown } => {
  const node = Object.fromEntries(
    [...metas]
      .reverse()
      .map((meta) => [(meta.getAttribute('property') as string).replace(/^(og|product):/, ''), meta.getAttribute('content')]),
  );
  return { '@type': node['type'], ...node };
};
