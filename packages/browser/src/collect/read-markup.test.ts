import { beforeEach, expect, it } from 'vitest';
import { readMarkup } from './read-markup.ts';

const ld = (sku: string): string =>
  `<script type="application/ld+json">{"@type":"Product","sku":"${sku}","name":"${sku}"}</script>`;
const micro = '<div itemscope itemtype="https://schema.org/Product"><i itemprop="sku">M</i></div>';
const graph = '<meta property="og:type" content="product"><meta property="og:title" content="O">';

beforeEach(() => {
  document.head.replaceChildren();
  document.body.replaceChildren();
});

const idOf = (html: string): string | undefined => {
  document.body.innerHTML = html;
  return readMarkup()?.properties.items?.[0]?.item_id;
};

it('prefers JSON-LD to microdata, and microdata to OpenGraph', () => {
  expect(idOf(graph + micro + ld('L'))).toBe('L');
  expect(idOf(graph + micro)).toBe('M');
  expect(idOf(graph)).toBe('O');
  expect(idOf('<p>nothing</p>')).toBeUndefined();
});

it('reads several scripts, and passes over a broken one', () => {
  expect(idOf(`<script type="application/ld+json">{{</script>${ld('L')}`)).toBe('L');
});
