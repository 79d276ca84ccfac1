/** Answer of `GET /console/api/start`: what is done and what comes next. */
export interface StartChecklist {
  readonly origin: string;
  readonly publishableKey: string;
  readonly firstEventAtMs: number | null;
  readonly lastEventAtMs: number | null;
  readonly eventCount: number;
  readonly productCount: number;
  readonly placementCount: number;
  readonly campaignCount: number;
  /** Placements asked for by pages in the last week, whether they exist or not. */
  readonly seenPlacements: readonly string[];
}
