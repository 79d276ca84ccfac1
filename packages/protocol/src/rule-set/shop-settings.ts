/** Where the scores of recency, frequency and monetary value begin: four cut points each, ascending. */
export interface RfmCuts {
  /** Up to so many days since the last order: scores 5, 4, 3, 2; later is 1. */
  readonly recencyDays: readonly number[];
  /** From so many orders on: scores 2, 3, 4, 5. */
  readonly orderCounts: readonly number[];
  /** From so much net revenue on, in minor units of the shop's currency: scores 2, 3, 4, 5. */
  readonly revenueMinor: readonly number[];
}

/** What holds for the whole shop. */
export interface ShopSettings {
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA, for schedules, caps and reports. */
  readonly timeZone: string;
  /** The first is the default. */
  readonly languages: readonly string[];
  /** Share that is never personalized, 0 to 1. */
  readonly globalHoldout: number;
  /** Makes this shop's hashes its own. Changing it reshuffles every experiment. */
  readonly salt: string;
  /** Half-life of affinities in days. */
  readonly affinityHalfLifeDays: number;
  /** Whether visitors count as consenting until they say otherwise. */
  readonly consentDefault: 'granted' | 'denied';
  /** Where RFM scores begin in this shop; common ones when absent. `quen rfm` proposes them from the shop's customers. */
  readonly rfm?: RfmCuts;
}
