import type { Benefit } from '../offer/benefit.ts';

/** A product as the page needs it. Text only; never markup. */
export interface ProductCard {
  readonly itemId: string;
  readonly title: string;
  readonly url: string;
  readonly imageUrl?: string;
  readonly brand?: string;
  readonly category?: string;
  /** Decimal amount, for `Intl.NumberFormat`. */
  readonly price?: number;
  readonly listPrice?: number;
  readonly currency: string;
  /** For the shopper: `Vì bạn vừa xem …`. */
  readonly reason?: string;
  readonly strategy: string;
}

/** Content with its texts in the visitor's language and its products filled in. */
export type RenderedContent =
  | {
      readonly kind: 'recommendations';
      readonly title: string;
      readonly layout: 'carousel' | 'grid' | 'list';
      readonly items: readonly ProductCard[];
    }
  | {
      readonly kind: 'offer';
      readonly offerId: string;
      readonly headline: string;
      readonly body?: string;
      readonly layout: 'bar' | 'card';
      readonly linkUrl?: string;
      readonly code?: string;
      /** Epoch milliseconds; for a countdown. */
      readonly endsAtMs?: number;
      readonly benefit: Benefit;
    }
  | {
      readonly kind: 'message';
      readonly headline: string;
      readonly body?: string;
      readonly layout: 'bar' | 'card';
      readonly linkUrl?: string;
      readonly linkText?: string;
    }
  | {
      readonly kind: 'question';
      readonly questionId: string;
      readonly prompt: string;
      readonly input: 'choice' | 'multiple' | 'rating' | 'text';
      readonly options: readonly { readonly value: string; readonly label: string }[];
      readonly thanks?: string;
    }
  | {
      readonly kind: 'contact';
      readonly headline: string;
      readonly person: { readonly name: string; readonly role?: string; readonly photoUrl?: string };
      readonly channels: readonly { readonly kind: string; readonly address: string }[];
    };
