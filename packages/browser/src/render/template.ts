import { element } from './element.ts';
import type { RenderTools } from './renderer.ts';
import { safeUrl } from './safe-url.ts';

type Data = { readonly [key: string]: unknown };

/**
 * Fills a copy of the shop's own `<template data-quen-template="KIND">` (or one with the placement's name). In it,
 * `data-quen-text="title"` becomes text, `data-quen-href` and `data-quen-src` addresses, `data-quen-each="items"` is repeated for each
 * entry, and `data-quen-if="code"` goes when there is nothing. `price` and `listPrice` are written as money.
 */
export const renderTemplate = (template: HTMLTemplateElement, content: object, { money }: RenderTools): HTMLElement => {
  const fill = (root: HTMLElement, data: Data): HTMLElement => {
    for (const found of [root, ...root.querySelectorAll<HTMLElement>('*')]) {
      const { quenEach, quenIf, quenText, quenHref, quenSrc } = found.dataset;
      // What stood in a list or under a condition may be gone by now.
      if (!root.contains(found)) continue;
      if (quenEach) {
        delete found.dataset['quenEach'];
        for (const entry of (data[quenEach] || []) as Data[]) {
          const copy = found.cloneNode(true) as HTMLElement;
          if (entry['itemId']) copy.dataset['quenItem'] = entry['itemId'] as string;
          found.before(copy);
          fill(copy, entry);
        }
      }
      if (quenEach || (quenIf && !data[quenIf])) found.remove();
      if (quenText) {
        const value = data[quenText] as string;
        found.textContent = value && /price/i.test(quenText) ? money(+value, data['currency'] as string) : value;
      }
      if (quenHref) (found as HTMLAnchorElement).href = safeUrl(data[quenHref]) || '';
      if (quenSrc) (found as HTMLImageElement).src = safeUrl(data[quenSrc]) || '';
    }
    return root;
  };
  return fill(element('div', 0, template.content.cloneNode(true)), content as Data);
};
