/** When profiles are to be looked at again. */
export const timersMigration: string = `
CREATE TABLE profile_timers (
  profile_id TEXT PRIMARY KEY,
  at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX profile_timers_at ON profile_timers (at);
`;
