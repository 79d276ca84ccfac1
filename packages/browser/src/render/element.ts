/** A child of an element: another one, a text, or nothing. */
export type Child = Node | string | number | false | null | undefined;

/**
 * Makes an element by the DOM alone: texts become text nodes and nothing is parsed as markup, so that Trusted Types and a strict
 * content security policy have nothing to refuse. `name` may carry one class, after a dot. Attributes without a value are left out.
 */
export function element<K extends string>(
  name: K,
  attributes: { readonly [name: string]: string | number | false | null | undefined },
  ...children: Child[]
): HTMLElement {
  const [tag = 'div', style] = name.split('.');
  const made = document.createElement(tag);
  if (style) made.className = `quen-${style}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) made.setAttribute(key, String(value));
  }
  for (const child of children) {
    if (child !== undefined && child !== null && child !== false && child !== '')
      made.append(String(child) === child ? child : (child as Node));
  }
  return made;
}
