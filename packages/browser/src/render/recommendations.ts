import { element } from './element.ts';
import type { Renderer } from './renderer.ts';
import { safeUrl } from './safe-url.ts';

/** A list, a grid, or a carousel that scrolls by touch, wheel and arrow keys. */
export const renderRecommendations: Renderer<'recommendations'> = ({ title, layout, items }, { text, money }) =>
  element(
    'section.products',
    { 'aria-label': title },
    title && element('h2.title', {}, title),
    element(
      `ul.${layout}`,
      // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
      { role: 'list', tabindex: layout === 'carousel' && 0, 'aria-label': layout === 'carousel' && title },
      ...items.map((item) =>
        element(
          'li',
          { 'data-quen-item': item.itemId },
          element(
            'a.item',
            { href: safeUrl(item.url) },
            element('span.image', {}, item.imageUrl && element('img', { src: safeUrl(item.imageUrl), alt: '', loading: 'lazy' })),
            element('span.name', {}, item.title),
            item.price !== undefined &&
              element(
                'span.price',
                {},
                money(item.price, item.currency),
                item.listPrice !== undefined &&
                  item.listPrice > item.price &&
                  element(
                    's',
                    { 'aria-label': `${text('before')} ${money(item.listPrice, item.currency)}` },
                    money(item.listPrice, item.currency),
                  ),
              ),
            item.reason && element('small.reason', {}, item.reason),
          ),
        ),
      ),
    ),
  );
