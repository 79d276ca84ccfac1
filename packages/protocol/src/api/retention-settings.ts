/** How many days each class is kept; null for ever. */
export interface RetentionSettings {
  /** What visitors do: views, searches, carts, exposures, clicks and custom events. */
  readonly browsing: number | null;
  /** Purchases, refunds, cancellations and uses of offers. */
  readonly orders: number | null;
  /** What people said of themselves: sign-ups, traits, answers, consents, requests for contact. */
  readonly declared: number | null;
  /** Events that were refused. */
  readonly rejected: number | null;
  /** Events whose id was known and whose payload was another. */
  readonly setAside: number | null;
  /** Decisions and why they were made. */
  readonly decisions: number | null;
}
