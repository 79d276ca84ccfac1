/** Question to `/v1/recommendations`: a session's products, one product, a category or a person; each narrows the answer. */
export interface RecommendationsRequest {
  /** Products of the present session, oldest first. */
  readonly items?: readonly string[];
  /** The product being looked at. */
  readonly itemId?: string;
  readonly category?: string;
  readonly cart?: readonly string[];
  readonly exclude?: readonly string[];
  /** In order; the next fills what the ones before leave open. Session-based when absent. */
  readonly strategies?: readonly string[];
  /** 12 when absent, 100 at most. */
  readonly limit?: number;
  /** Whose taste counts; needs the secret key. */
  readonly anonymousId?: string;
  readonly userId?: string;
  /** Its merchandising holds, and no more items than it takes. */
  readonly placement?: string;
  /** BCP 47, of the titles; the products' own when absent. */
  readonly locale?: string;
}
