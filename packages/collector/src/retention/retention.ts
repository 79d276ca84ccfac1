/**
 * Deletes what is older than the shop wants to keep, in small portions between requests. A person's profile is folded anew from what stays, so that a
 * replay gives the same: it forgets what the log forgot. Of a person's first event, and of those by which devices and customers were put
 * together, name and time stay, and what they said of consent stays whole; of a person of whom everything is too old, nothing does.
 */
export interface Retention {
  /** Deletes one portion. Answers whether there may be more. */
  runOnce(): Promise<boolean>;
  /** Takes up changed settings with the next portion. */
  restart(): void;
}
