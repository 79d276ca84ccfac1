/** Orders that took offers, their uses and running totals, codes, and why customers were refused. */
export const offersMigration: string = `
DROP TABLE offer_reservations;

CREATE TABLE offer_orders (
  order_id   TEXT PRIMARY KEY,
  profile_id TEXT NOT NULL,
  status     TEXT NOT NULL,
  at         INTEGER NOT NULL,
  expires_at INTEGER,
  answer     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE offer_uses (
  offer_id   TEXT NOT NULL,
  order_id   TEXT NOT NULL,
  profile_id TEXT NOT NULL,
  amount     INTEGER NOT NULL,
  code       TEXT,
  status     TEXT NOT NULL,
  at         INTEGER NOT NULL,
  day_start  INTEGER NOT NULL,
  expires_at INTEGER,
  PRIMARY KEY (order_id, offer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_uses_newest ON offer_uses (offer_id, at);
CREATE INDEX offer_uses_open ON offer_uses (offer_id, expires_at) WHERE status = 'reserved';

-- Totals over redeemed and reserved uses: all (scope ''), by day (scope 'd:' and the day's start), by customer (scope 'p:' and the profile).
CREATE TABLE offer_totals (
  offer_id TEXT NOT NULL,
  scope    TEXT NOT NULL,
  uses     INTEGER NOT NULL,
  amount   INTEGER NOT NULL,
  PRIMARY KEY (offer_id, scope)
) STRICT, WITHOUT ROWID;

CREATE TABLE offer_codes (
  code       TEXT PRIMARY KEY,
  offer_id   TEXT NOT NULL,
  profile_id TEXT,
  expires_at INTEGER,
  order_id   TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_codes_offer ON offer_codes (offer_id, order_id);
CREATE INDEX offer_codes_person ON offer_codes (offer_id, profile_id) WHERE profile_id IS NOT NULL;

CREATE TABLE offer_refusals (
  offer_id TEXT NOT NULL,
  code     TEXT NOT NULL,
  count    INTEGER NOT NULL,
  PRIMARY KEY (offer_id, code)
) STRICT, WITHOUT ROWID;
`;
