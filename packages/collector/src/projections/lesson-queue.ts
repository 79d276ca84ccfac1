import type { LoggedEvent } from '@quen/protocol';
import { type Lesson, lessonOf } from '@quen/recommender';

/** Events and products that wait in memory, some ten megabytes; what comes beyond them is read from the log when its turn comes. */
const maxWaiting = 100_000;

/** What was noted and is not learned yet: the first of it waits in memory, and what is too much is known to be in the log. */
export interface LessonQueue {
  add(event: LoggedEvent, profileId: string): void;
  /** All that waits in memory, in order. It comes before what is left in the log. */
  take(): readonly [Lesson, string][];
  /** The newest event that is to be read from the log; 0 when none is. */
  readonly leftInLog: number;
  /** Notes that the log was read as far as this. */
  readUpTo(position: number): void;
  /** Leaves all that waits in the log, and what is there before it as far as this. */
  leave(position: number): void;
  /** Drops what these persons did from memory. */
  forget(profileIds: ReadonlySet<string>): void;
  readonly isEmpty: boolean;
  /** Events that wait, when so much is learned. */
  lag(learnedPosition: number): number;
}

export function createLessonQueue(): LessonQueue {
  let waiting: [Lesson, string][] = [];
  /** The products and events in `waiting`. */
  let weight = 0;
  let leftInLog = 0;

  return {
    add(event, profileId) {
      if (leftInLog > 0 || weight >= maxWaiting) {
        leftInLog = event.position;
        return;
      }
      const lesson = lessonOf(event);
      waiting.push([lesson, profileId]);
      weight += 1 + lesson.ids.length;
    },
    take() {
      const portion = waiting;
      waiting = [];
      weight = 0;
      return portion;
    },
    get leftInLog() {
      return leftInLog;
    },
    readUpTo(position) {
      if (leftInLog === position) leftInLog = 0;
    },
    leave(position) {
      leftInLog = Math.max(leftInLog, position, waiting.at(-1)?.[0].position ?? 0);
      waiting = [];
      weight = 0;
    },
    forget(profileIds) {
      waiting = waiting.filter(([, profileId]) => !profileIds.has(profileId));
    },
    get isEmpty() {
      return waiting.length === 0 && leftInLog === 0;
    },
    lag: (learnedPosition) => (leftInLog > 0 ? leftInLog - learnedPosition : waiting.length),
  };
}
