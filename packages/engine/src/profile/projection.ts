import type { Profile } from '@quen/protocol';
import type { FoldStep } from './fold-step.ts';

/**
 * What an event says beside its name, its time and the way it came in: whose it is (anonymous id and proven user id), who it claims to
 * be by, its properties, its circumstances.
 */
export type EventPart = 'ids' | 'claims' | 'properties' | 'context';

/** What a profile may be folded for: one of its parts, or details of one that take more of the events than the part does. */
export type ProfileAim = keyof Profile | 'identity.claims' | 'session.landing' | 'session.items' | 'history.details';

/** Details of a part. A fold that is not for them leaves them as they fall, and the rest of the part is the same. */
export interface ProjectionDetail {
  readonly aim: ProfileAim;
  /** Events they are taken from; all when absent. */
  readonly events?: readonly string[];
  readonly looksAt: readonly EventPart[];
}

/**
 * One part of the profile and how events write it. A projection mutates only what it names in `writes`; of the others it may read
 * what it names in `reads`, which stand as the projections before it in the array left them.
 */
export interface Projection {
  readonly part: keyof Profile;
  /** The part, and what else is its own. */
  readonly writes: readonly (keyof Profile)[];
  /** Other parts it reads, and details of them; none when absent. */
  readonly reads?: readonly ProfileAim[];
  /** Events it listens to; all when absent. */
  readonly events?: readonly string[];
  /** What it looks at in them; name, time and source alone when absent. */
  readonly looksAt?: readonly EventPart[];
  /** Events whose properties and circumstances it looks at; all it listens to when absent. */
  readonly bodiesOf?: readonly string[];
  readonly details?: readonly ProjectionDetail[];
  /** Folds one event in. Never throws, whatever the event's properties are. */
  fold(profile: Profile, step: FoldStep): void;
}
