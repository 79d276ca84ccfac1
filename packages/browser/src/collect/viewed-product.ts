import { parseJsonLd, viewFromSchema } from '@quen/sources/json-ld';
import { nodeFromMicrodata } from '@quen/sources/microdata';
import { nodeFromOpenGraph } from '@quen/sources/open-graph';
import type { PageEvent } from '@quen/sources/page-item';

/** The product the page's markup is about: from JSON-LD, else microdata, else OpenGraph. */
export function readViewedProduct(): PageEvent | undefined {
  const all = <E extends Element>(selector: string): E[] => [...document.querySelectorAll<E>(selector)];
  const urls = [location.href, ...all<HTMLLinkElement>('link[rel=canonical]').map((link) => link.href)];
  return (
    viewFromSchema(
      all('script[type="application/ld+json"]').map((script) => parseJsonLd(script.textContent || '')),
      urls,
    ) ||
    viewFromSchema(all('[itemtype*="schema.org/Product"]:not([itemprop])').map(nodeFromMicrodata), urls) ||
    viewFromSchema([nodeFromOpenGraph((name) => all<HTMLMetaElement>(`meta[property="${name}"]`)[0]?.content)], urls)
  );
}
