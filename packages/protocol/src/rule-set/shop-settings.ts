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
}
