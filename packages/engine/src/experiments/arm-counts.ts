/** What an arm's people did, each counted once. */
export interface ArmCounts {
  /** Variant id, or null for those held out. */
  readonly variant: string | null;
  /** Relative weight with which people come to this arm. */
  readonly weight: number;
  /** People exposed (or who would have been). */
  readonly people: number;
  /** Of these, who reached the goal in time. */
  readonly conversions: number;
  /** Verified revenue of all people in the window, minor units. */
  readonly revenueMinor: number;
  /** Sum of the squares of each person's revenue. */
  readonly revenueSquares: number;
}
