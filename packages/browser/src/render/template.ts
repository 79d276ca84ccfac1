import { element } from './element.ts';
import type { RenderTools } from './renderer.ts';
import { safeUrl } from './safe-url.ts';

/**
 * Fills a copy of the shop's own `<template data-quen-template="KIND">` (or one with the placement's name). In it,
 * `data-quen-text="title"` becomes text, `data-quen-href` and `data-quen-src` addresses, `data-quen-each="items"` is repeated for each
 * entry, and `data-quen-if="code"` goes when there is nothing. `price` and `listPrice` are written as money.
 */
export function renderTemplate(template: HTMLTemplateElement, content: object, tools: RenderTools): HTMLElement {
  const made = element('div', {});
  made.append(document.importNode(template.content, true));
  fill(made, content as Record<string, unknown>, tools);
  return made;
}

function fill(root: Element, data: Record<string, unknown>, tools: RenderTools): void {
  const each = (name: string, run: (found: Element, value: unknown, key: string) => void): void => {
    for (const found of root.querySelectorAll(`[data-quen-${name}]`)) {
      const key = found.getAttribute(`data-quen-${name}`) ?? '';
      found.removeAttribute(`data-quen-${name}`);
      run(found, data[key], key);
    }
  };
  each('each', (found, list) => {
    for (const entry of Array.isArray(list) ? list : []) {
      const copy = found.cloneNode(true) as Element;
      if (entry.itemId) copy.setAttribute('data-quen-item', entry.itemId);
      fill(copy, entry, tools);
      found.before(copy);
    }
    found.remove();
  });
  each('if', (found, value) => {
    if (!value) found.remove();
  });
  each('text', (found, value, key) => {
    const isMoney = /price$/i.test(key) && typeof value === 'number';
    found.textContent = isMoney ? tools.money(value, String(data['currency'])) : String(value ?? '');
  });
  for (const name of ['href', 'src'] as const) {
    each(name, (found, value) => {
      const url = safeUrl(value as string);
      if (url) found.setAttribute(name, url);
    });
  }
}
