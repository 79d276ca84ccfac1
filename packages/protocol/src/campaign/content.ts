import type { Condition } from '../condition/condition.ts';
import type { LocalizedText } from '../localized-text.ts';
import type { MerchandisingRule } from '../recommendation/merchandising-rule.ts';

/** Products picked by the first strategy of the chain that has any; the next ones fill what is missing. */
export interface RecommendationsContent {
  readonly kind: 'recommendations';
  readonly title: LocalizedText;
  readonly strategies: readonly string[];
  readonly limit: number;
  readonly layout?: 'carousel' | 'grid' | 'list';
  /** On products: `{"product.priceMinor": {"$lt": 500000}}`. */
  readonly filter?: Condition;
  readonly merchandising?: readonly MerchandisingRule[];
}

/** An offer, shown while the visitor is eligible for it. */
export interface OfferContent {
  readonly kind: 'offer';
  readonly offerId: string;
  readonly headline: LocalizedText;
  readonly body?: LocalizedText;
  readonly layout?: 'bar' | 'card';
  readonly linkUrl?: string;
}

export interface MessageContent {
  readonly kind: 'message';
  readonly headline: LocalizedText;
  readonly body?: LocalizedText;
  readonly layout?: 'bar' | 'card';
  readonly linkUrl?: string;
  readonly linkText?: LocalizedText;
}

export interface QuestionOption {
  readonly value: string;
  readonly label: LocalizedText;
}

/** A question; the answer goes into `profile.answers` under `questionId`, and it is never asked again. */
export interface QuestionContent {
  readonly kind: 'question';
  readonly questionId: string;
  readonly prompt: LocalizedText;
  readonly input: 'choice' | 'multiple' | 'rating' | 'text';
  readonly options?: readonly QuestionOption[];
  readonly thanks?: LocalizedText;
}

/** A named person who can be asked. */
export interface ContactContent {
  readonly kind: 'contact';
  readonly headline: LocalizedText;
  readonly person: { readonly name: string; readonly role?: LocalizedText; readonly photoUrl?: string };
  readonly channels: readonly { readonly kind: 'phone' | 'email' | 'zalo' | 'messenger' | 'link'; readonly address: string }[];
}

/** What a variant shows. */
export type Content = RecommendationsContent | OfferContent | MessageContent | QuestionContent | ContactContent;
export type ContentKind = Content['kind'];
