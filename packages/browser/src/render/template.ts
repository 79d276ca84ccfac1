import { element } from './element.ts';
import type { RenderTools } from './renderer.ts';
import { safeUrl } from './safe-url.ts';

type Data = { readonly [key: string]: unknown };

/**
 * Fills a copy of the shop's own `<template data-quen-template="KIND">` (or one with the placement's name). In it,
 * `data-quen-text="title"` becomes text, `data-quen-href` and `data-quen-src` addresses, `data-quen-each="items"` is repeated for each
 * entry, and `data-quen-if="code"` goes when there is nothing. `price` and `listPrice` are written as money.
 */
export function renderTemplate(template: HTMLTemplateElement, content: object, { money }: RenderTools): HTMLElement {
  const fill = (root: Element, data: Data): Element => {
    const each = (name: string, run: (found: Element, value: unknown, key: string) => void): void => {
      const attribute = `data-quen-${name}`;
      for (const found of root.querySelectorAll(`[${attribute}]`)) {
        const key = found.getAttribute(attribute) as string;
        found.removeAttribute(attribute);
        run(found, data[key], key);
      }
    };
    each('each', (found, list) => {
      for (const entry of (list || []) as Data[]) {
        const copy = found.cloneNode(true) as Element;
        if (entry['itemId']) copy.setAttribute('data-quen-item', entry['itemId'] as string);
        found.before(...fill(element('div', 0, copy), entry).childNodes);
      }
      found.remove();
    });
    each('if', (found, value) => value || found.remove());
    each('text', (found, value, key) => {
      found.textContent =
        /price/i.test(key) && value ? money(value as number, data['currency'] as string) : ((value ?? '') as string);
    });
    for (const name of ['href', 'src']) each(name, (found, value) => found.setAttribute(name, safeUrl(value) || ''));
    return root;
  };
  return fill(element('div', 0, template.content.cloneNode(true)), content as Data) as HTMLElement;
}
