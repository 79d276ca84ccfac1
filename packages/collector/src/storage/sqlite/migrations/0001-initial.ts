/** The first layout: log, projections, ledgers, rules, keys. Times are epoch milliseconds; bodies are JSON. */
export const initialMigration: string = `
CREATE TABLE events (
  position    INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id  TEXT NOT NULL,
  source      INTEGER NOT NULL,
  identity    TEXT NOT NULL,
  name        TEXT NOT NULL,
  occurred_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  body        TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX events_message ON events (message_id, source);
CREATE INDEX events_identity ON events (identity);

CREATE TABLE rejected_events (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  received_at INTEGER NOT NULL,
  source      INTEGER NOT NULL,
  issues      TEXT NOT NULL,
  raw         BLOB NOT NULL
) STRICT;

CREATE TABLE set_aside_events (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  position    INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  event       TEXT NOT NULL
) STRICT;

CREATE TABLE profiles (
  id       TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  body     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE identity_links (
  identity   TEXT PRIMARY KEY,
  profile_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_links_profile ON identity_links (profile_id);

CREATE TABLE merges (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  position     INTEGER NOT NULL,
  at           INTEGER NOT NULL,
  kind         TEXT NOT NULL,
  anonymous_id TEXT NOT NULL,
  user_id      TEXT NOT NULL,
  from_profile TEXT NOT NULL,
  to_profile   TEXT NOT NULL,
  reason       TEXT
) STRICT;

CREATE TABLE cursors (
  projection TEXT PRIMARY KEY,
  position   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE products (
  id   TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_sets (
  version  INTEGER PRIMARY KEY,
  saved_at INTEGER NOT NULL,
  saved_by TEXT NOT NULL,
  note     TEXT NOT NULL,
  body     TEXT NOT NULL
) STRICT;

CREATE TABLE keys (
  id   TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshots (
  name     TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  saved_at INTEGER NOT NULL,
  bytes    BLOB NOT NULL
) STRICT;

CREATE TABLE decisions (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  at         INTEGER NOT NULL,
  profile_id TEXT NOT NULL,
  body       TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_profile ON decisions (profile_id);
CREATE INDEX decisions_at ON decisions (at);

CREATE TABLE consents (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  identity TEXT NOT NULL,
  body     TEXT NOT NULL
) STRICT;
CREATE INDEX consents_identity ON consents (identity);

CREATE TABLE offer_reservations (
  id         TEXT PRIMARY KEY,
  offer_id   TEXT NOT NULL,
  profile_id TEXT NOT NULL,
  order_id   TEXT,
  amount     INTEGER NOT NULL,
  status     TEXT NOT NULL,
  at         INTEGER NOT NULL,
  expires_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_reservations_offer ON offer_reservations (offer_id, profile_id);
`;
