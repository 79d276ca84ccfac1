/** What a condition looks at: all that it could look at, whichever of its parts are asked. */
export interface ConditionReads {
  /** Paths of attributes, those of the segments it names included. */
  readonly paths: ReadonlySet<string>;
  /** Names of the events of which `$performed` looks at more than name and time; null for all events. */
  readonly eventDetails: ReadonlySet<string> | null;
}

/** The same while a condition is being compiled. */
export interface ReadsNote {
  readonly paths: Set<string>;
  eventDetails: Set<string> | null;
}

export function createReadsNote(): ReadsNote {
  return { paths: new Set(), eventDetails: new Set() };
}

/** Notes events of which more than name and time is looked at; null for all. */
export function noteEventDetails(note: ReadsNote, names: ReadonlySet<string> | null): void {
  if (names === null) note.eventDetails = null;
  else for (const name of names) note.eventDetails?.add(name);
}

/** Notes all that another condition reads. */
export function noteReads(note: ReadsNote, { paths, eventDetails }: ConditionReads): void {
  for (const path of paths) note.paths.add(path);
  noteEventDetails(note, eventDetails);
}
