import { element } from './element.ts';
import type { Renderer } from './renderer.ts';
import { safeUrl } from './safe-url.ts';

/** A list, a grid, or a carousel that scrolls by touch, wheel and arrow keys. */
export const renderRecommendations: Renderer<'recommendations'> = ({ title, layout, items }, { money }) =>
  element(
    'section.products',
    { 'aria-label': title },
    title && element('h2.title', 0, title),
    element(
      `ul.${layout}`,
      // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
      { role: 'list', tabindex: layout === 'carousel' && 0, 'aria-label': title },
      ...items.map(({ itemId, title: name, url, imageUrl, price = -1, listPrice = 0, currency, reason }) =>
        element(
          'li',
          { 'data-quen-item': itemId },
          element(
            'a.item',
            { href: safeUrl(url) },
            element('span.image', 0, imageUrl && element('img', { src: safeUrl(imageUrl), alt: '', loading: 'lazy' })),
            element('span.name', 0, name),
            price >= 0 &&
              element(
                'span.price',
                0,
                money(price, currency),
                ' ',
                listPrice > price && element('del', 0, money(listPrice, currency)),
              ),
            reason && element('small.reason', 0, reason),
          ),
        ),
      ),
    ),
  );
