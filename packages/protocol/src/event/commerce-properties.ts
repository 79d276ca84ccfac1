/** Which product an event is about and where it stood, with GA4's field names: the same on the wire and in the log. */
export interface ItemDescription {
  readonly item_id: string;
  readonly item_name?: string;
  readonly item_brand?: string;
  readonly item_category?: string;
  readonly item_category2?: string;
  readonly item_category3?: string;
  readonly item_category4?: string;
  readonly item_category5?: string;
  readonly item_variant?: string;
  readonly item_list_id?: string;
  readonly item_list_name?: string;
  readonly index?: number;
}

/** A product in an event of the log. On the wire the price is a decimal `price`; here it is `price_minor`, whole units of the event's currency. */
export interface CommerceItem extends ItemDescription {
  readonly price_minor?: number;
  readonly discount_minor?: number;
  /** A whole number of at least 1; 1 when the sender gave none. */
  readonly quantity: number;
}

/** Properties of a commerce event as they stand in the log (GA4's names; money in minor units). */
export interface CommerceProperties {
  readonly currency?: string;
  readonly value_minor?: number;
  readonly tax_minor?: number;
  readonly shipping_minor?: number;
  readonly transaction_id?: string;
  readonly coupon?: string;
  readonly items: readonly CommerceItem[];
}

/** Properties of `exposure`, `click` and `dismiss`. */
export interface InteractionProperties {
  readonly decisionId: string;
  readonly placement: string;
  readonly campaign?: string;
  readonly variant?: string;
  /** On `exposure`: the decision's. */
  readonly propensity?: number;
  /** What was shown, or for `click` what was clicked. */
  readonly itemIds?: readonly string[];
  readonly offerId?: string;
  /** On `exposure`: the decision's. `true`, beside a campaign or for all of them, is the collector's own word, from decisions whose pages tell no exposures. */
  readonly heldOut?: readonly string[] | true;
}

/** Properties of `answer`: what the visitor said to a question. */
export interface AnswerProperties {
  readonly questionId: string;
  readonly value: string | number | boolean | readonly string[];
  readonly decisionId?: string;
}
