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

/** The tag with this shop's key filled in, for each kind of shop. */
export function snippetsFor({ origin, publishableKey }: Pick<StartChecklist, 'origin' | 'publishableKey'>): Snippet[] {
  const tag = `<script async src="${origin}/quen.js" data-key="${publishableKey}"></script>`;
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
    s.src = '${origin}/quen.js';
    s.setAttribute('data-key', '${publishableKey}');
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
