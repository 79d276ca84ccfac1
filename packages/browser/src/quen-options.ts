import type { ConsentState } from '@quen/protocol';
import type { PageInfo } from './collect/page-info.ts';
import type { FormRenderers } from './render/placements.ts';
import type { CustomRenderer } from './render/renderer.ts';

/** What Quen needs to know of its shop. */
export interface QuenOptions {
  /** The publishable key, `pk_…`. */
  readonly key: string;
  /** Where the collector is, without a closing slash: `https://quen.shop.example`. */
  readonly collector: string;
  /** `required`: no cookie, no id and no events until {@link Quen.consent} or Google's Consent Mode grants them. `granted` when absent. */
  readonly consent?: 'granted' | 'required';
  /** BCP 47; the page's `lang`, else the browser's language, when absent. */
  readonly locale?: string;
  /** Answers later than this leave the fallback content; 2,000 ms when absent. */
  readonly timeoutMs?: number;
  /** False: page views are told by calling {@link Quen.page} alone. */
  readonly automatic?: boolean;
  /** Loads the renderers of questions and contacts when first needed. */
  readonly loadForms?: () => Promise<FormRenderers>;
}

/** What a page may ask of Quen. Nothing here ever throws. */
export interface Quen {
  /** Sends an event of the shop's own, or a GA4 commerce event with GA4's parameters. */
  track(name: string, properties?: object): void;
  /** Counts a page view. Called before the automatic one, it only says what kind of page it is. */
  page(info?: PageInfo): void;
  /** Says who the visitor is. Without a token signed by the shop's server it is a claim, which reveals nothing. */
  identify(userId: string, traits?: object, token?: string): void;
  /** Hands over what the visitor agrees to. */
  consent(state: ConsentState | 'granted' | 'denied'): void;
  /** Forgets the visitor, after a logout on a shared device. */
  reset(): void;
  /** Draws a placement, or a kind of content, the shop's own way. */
  renderer(placementOrKind: string, render: CustomRenderer): void;
  /** Asks again for the placements of the page: after the cart changed, say. */
  refresh(): void;
}
