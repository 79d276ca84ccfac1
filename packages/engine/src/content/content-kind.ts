import type {
  Content,
  ContentKind as ContentKindName,
  Product,
  ProductsTrace,
  Recommend,
  RenderedContent,
  ShopSettings,
} from '@quen/protocol';
import type { EvaluationContext } from '../condition/evaluation-context.ts';
import type { Refusal } from '../eligibility/refusal.ts';
import type { CompiledOffer } from '../offers/compiled-offer.ts';
import type { OfferUsage } from '../offers/offer-usage.ts';
import type { Compilation, PreparedMerchandising } from '../rule-set/compilation.ts';
import type { ListDealer } from './list-dealer.ts';
import type { Shopper } from './shopper.ts';

/** What the page shows already; filled in as placements are. */
export interface PageState {
  readonly itemIds: Set<string>;
  readonly offerIds: Set<string>;
  readonly questionIds: Set<string>;
  readonly exclusionGroups: Map<string, string>;
}

/** All that filling content may look at. */
export interface FillContext {
  readonly evaluation: EvaluationContext;
  readonly placement: {
    readonly maxItems: number;
    readonly merchandising: readonly PreparedMerchandising[];
    readonly lists: ReadonlyMap<string, number>;
  };
  readonly page: PageState;
  readonly offers: ReadonlyMap<string, CompiledOffer>;
  readonly shop: ShopSettings;
  readonly locale: string;
  readonly nowMs: number;
  /** Whether what is known of the person may be used; without it only page and crowd are. */
  readonly personal: boolean;
  readonly recommend: Recommend;
  readonly lists: ListDealer;
  shopper(): Shopper;
  offerUsage(offerId: string): OfferUsage;
  productOf(itemId: string): Product | undefined;
}

/** Content, or why there is none. Products and the rest it puts on the page are noted by the caller when it is used. */
export type Fill = { readonly content: RenderedContent; readonly products?: () => ProductsTrace } | Omit<Refusal, 'outrankedBy'>;

/** Content, checked and ready to be filled. Filling has no side effects. */
export interface CompiledContent {
  readonly kind: ContentKindName;
  /** The list of recommendations it shows, named by all that it is asked by, and how many of it; absent when no other content may share it. */
  readonly list?: { readonly name: string; readonly limit: number };
  fill(context: FillContext): Fill;
}

/** One kind of campaign content. */
export interface ContentKind<K extends ContentKindName> {
  readonly kind: K;
  /** Checks the content, noting faults under `path`, and makes it ready. */
  compile(content: Extract<Content, { readonly kind: K }>, path: string, compilation: Compilation): CompiledContent;
}

/** One of several kinds; the caller gives it content of its own kind only. */
export interface AnyContentKind {
  readonly kind: ContentKindName;
  compile(content: Content, path: string, compilation: Compilation): CompiledContent;
}
