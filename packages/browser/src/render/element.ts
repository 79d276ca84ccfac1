/** A child of an element: another one, a text, or nothing. */
export type Child = Node | string | false | 0 | undefined;

/**
 * Makes an element by the DOM alone: texts become text nodes and nothing is parsed as markup, so that Trusted Types and a strict
 * content security policy have nothing to refuse. `name` may carry one class, after a dot. Attributes without a value are left out.
 */
export const element = (
  name: string,
  attributes: { readonly [name: string]: string | number | false | undefined } | 0,
  ...children: Child[]
): HTMLElement => {
  const [tag, style] = name.split('.') as [string, string?];
  const made = document.createElement(tag);
  if (style) made.className = `quen-${style}`;
  for (const [key, value] of Object.entries(attributes)) {
    if ((value ?? false) !== false) made.setAttribute(key, value as string);
  }
  made.append(...(children.filter(Boolean) as Node[]));
  return made;
};
