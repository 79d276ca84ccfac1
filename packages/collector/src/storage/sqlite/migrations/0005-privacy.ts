/** Who was erased, and settings the shop changes while the collector runs. */
export const privacyMigration: string = `
CREATE TABLE suppressions (
  hash TEXT PRIMARY KEY,
  salt TEXT NOT NULL,
  at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
