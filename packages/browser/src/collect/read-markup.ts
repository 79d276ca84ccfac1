import { eventFromSchema, parseJsonLd } from '@quen/sources/json-ld';
import { nodeFromMicrodata } from '@quen/sources/microdata';
import { nodeFromOpenGraph } from '@quen/sources/open-graph';
import type { PageEvent } from '@quen/sources/page-item';

/** What the page's markup tells, an order or the product it is about: from JSON-LD, else microdata, else OpenGraph. */
export const readMarkup = (): PageEvent | undefined => {
  const all = <E extends Element>(selector: string): E[] => [...document.querySelectorAll<E>(selector)];
  const urls = [location.href, ...all<HTMLLinkElement>('link[rel=canonical]').map((link) => link.href)];
  const from = (nodes: unknown[]): PageEvent | undefined => eventFromSchema(nodes, urls);
  return (
    from(all<HTMLScriptElement>('script[type="application/ld+json"]').map((script) => parseJsonLd(script.text))) ||
    from(all('[itemtype]:not([itemprop])').map(nodeFromMicrodata)) ||
    from([nodeFromOpenGraph(all('meta[property]'))])
  );
};
