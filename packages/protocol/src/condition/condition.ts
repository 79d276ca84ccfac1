import type { JsonObject } from '../json.ts';

/**
 * A condition in MongoDB style, GrowthBook's dialect, with Quen's additions: `{"cart.value": {"$gte": 50000}}`. The empty object is
 * always true. It is plain data: the engine compiles it, and refuses what it cannot compile.
 */
export type Condition = JsonObject;

/** A saved condition on profiles. */
export interface Segment {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly condition: Condition;
}
