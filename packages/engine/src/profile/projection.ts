import type { Profile } from '@quen/protocol';
import type { FoldStep } from './fold-step.ts';

/**
 * One part of the profile and how events write it. A projection mutates only what it names in `writes`; it may read the others,
 * which stand as the projections before it in the array left them.
 */
export interface Projection {
  readonly part: keyof Profile;
  /** The part, and what else is its own. */
  readonly writes: readonly (keyof Profile)[];
  /** Events it listens to; all when absent. */
  readonly events?: readonly string[];
  /** Folds one event in. Never throws, whatever the event's properties are. */
  fold(profile: Profile, step: FoldStep): void;
}
