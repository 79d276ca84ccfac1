import type { StartChecklist } from '@quen/collector/console-api';
import type { startText } from './start-text.ts';

/** A way to put the tag into a shop. */
export interface Snippet {
  readonly id: string;
  readonly label: string;
  /** Where it goes, as a key of the page's texts. */
  readonly where: keyof typeof startText;
  readonly code: string;
}

/** The snippet of exactly this release: its address, and the digest by which a browser refuses any other text. */
export interface PinnedSnippet {
  readonly path: string;
  /** `sha512-…` */
  readonly integrity: string;
}

/** The release's own address and digest, as the answer to `GET /quen.js` tells them; null when it does not. */
export function readPinnedSnippet(headers: Headers): PinnedSnippet | null {
  const path = headers.get('content-location');
  const integrity = headers.get('quen-integrity') ?? '';
  return path !== null && /^sha512-[A-Za-z0-9+/=]+$/.test(integrity) ? { path, integrity } : null;
}

/**
 * The tag with this shop's key filled in, for each kind of shop.
 *
 * @param pinned names this release for good; without it the tag brings what is newest
 */
export function snippetsFor(
  { origin, publishableKey }: Pick<StartChecklist, 'origin' | 'publishableKey'>,
  pinned: PinnedSnippet | null = null,
): Snippet[] {
  const src = `${origin}${pinned?.path ?? '/quen.js'}`;
  const check = pinned === null ? '' : ` integrity="${pinned.integrity}" crossorigin="anonymous"`;
  const tag = `<script async src="${src}"${check} data-key="${publishableKey}"></script>`;
  const checkLines = pinned === null ? '' : `    s.integrity = '${pinned.integrity}';\n    s.crossOrigin = 'anonymous';\n`;
  return [
    { id: 'html', label: 'HTML', where: 'whereHtml', code: tag },
    {
      id: 'gtm',
      label: 'Google Tag Manager',
      where: 'whereGtm',
      code: `<script>
  (function (d) {
    var s = d.createElement('script');
    s.async = true;
    s.src = '${src}';
${checkLines}    s.setAttribute('data-key', '${publishableKey}');
    d.head.appendChild(s);
  })(document);
</script>`,
    },
    { id: 'shopify', label: 'Shopify', where: 'whereShopify', code: tag },
    {
      id: 'woocommerce',
      label: 'WooCommerce',
      where: 'whereWoo',
      code: `add_action( 'wp_head', function () {
  echo '${tag}';
} );`,
    },
    {
      id: 'npm',
      label: 'npm',
      where: 'whereNpm',
      code: `import { createQuen } from '@quen/browser';

const quen = createQuen({ key: '${publishableKey}', collector: '${origin}' });`,
    },
  ];
}
