import type { Interaction } from '@quen/protocol';

/** A product the visitor is after, with what reasons ask of it; made once a visit. */
export interface Lead {
  readonly index: number;
  /** Its crowd index; -1 where it has none. */
  readonly item: number;
  /** Its main category; undefined where it has none. */
  readonly category: number | undefined;
  /** What the visitor did with it: `view` where they looked at it, whatever else they did. */
  readonly kind: Interaction['kind'];
}
