import type { ItemDescription } from '@quen/protocol';

/**
 * A product as a page describes it, in the field names of a GA4 item. Amounts are decimals in the event's currency, as on the wire.
 * The `item_url`, `item_image`, `item_availability` and `item_group_id` fields are Quen's own: they let a catalogue grow from what
 * pages say.
 */
export interface PageItem extends ItemDescription {
  readonly price?: number;
  readonly discount?: number;
  readonly quantity?: number;
  readonly coupon?: string;
  readonly item_url?: string;
  readonly item_image?: string;
  /** schema.org's ItemAvailability as the page writes it: `https://schema.org/InStock`, `OutOfStock` … */
  readonly item_availability?: string;
  /** Variants of one product share it. */
  readonly item_group_id?: string;
}

/** An event found on a page: a name of ours or of GA4's, and its properties with decimal amounts. */
export interface PageEvent {
  readonly name: string;
  readonly properties: {
    readonly currency?: string;
    readonly value?: number;
    readonly tax?: number;
    readonly shipping?: number;
    readonly transaction_id?: string;
    readonly coupon?: string;
    readonly search_term?: string;
    readonly method?: string;
    readonly item_list_id?: string;
    readonly item_list_name?: string;
    readonly items?: readonly PageItem[];
  };
}
