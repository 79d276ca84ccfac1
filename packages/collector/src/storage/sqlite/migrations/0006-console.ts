/** The console's members and what they did, and the list of customers, which triggers keep beside the profiles. */
export const consoleMigration: string = `
CREATE TABLE members (
  id           TEXT PRIMARY KEY,
  email        TEXT NOT NULL UNIQUE,
  name         TEXT NOT NULL,
  role         TEXT NOT NULL,
  password     TEXT,
  created_at   INTEGER NOT NULL,
  last_seen_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE console_sessions (
  id_hash    TEXT PRIMARY KEY,
  member_id  TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX console_sessions_member ON console_sessions (member_id);

CREATE TABLE console_links (
  token_hash TEXT PRIMARY KEY,
  member_id  TEXT,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_log (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  at          INTEGER NOT NULL,
  member_id   TEXT,
  member_name TEXT,
  action      TEXT NOT NULL,
  subject     TEXT NOT NULL,
  changes     TEXT NOT NULL
) STRICT;

CREATE TABLE consent_texts (
  purpose  TEXT NOT NULL,
  version  TEXT NOT NULL,
  body     TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (purpose, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE replayed_events (
  rejected_id INTEGER PRIMARY KEY,
  at          INTEGER NOT NULL
) STRICT;
CREATE TRIGGER rejected_events_gone AFTER DELETE ON rejected_events BEGIN
  DELETE FROM replayed_events WHERE rejected_id = OLD.id;
END;

CREATE TABLE customers (
  id        TEXT PRIMARY KEY,
  name      TEXT,
  email     TEXT,
  phone     TEXT,
  user_ids  TEXT NOT NULL,
  stage     TEXT NOT NULL,
  last_seen INTEGER NOT NULL,
  sessions  INTEGER NOT NULL,
  orders    INTEGER NOT NULL,
  revenue   TEXT NOT NULL,
  order_ids TEXT NOT NULL,
  segments  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX customers_seen ON customers (last_seen DESC, id);

-- The same columns from a profile's body, for rows that are there and rows that come.
CREATE VIEW customers_of_profiles AS SELECT
  id,
  CAST(nullif(trim(coalesce(
    json_extract(body, '$.traits.name'),
    coalesce(json_extract(body, '$.traits.firstName') || ' ', '') || coalesce(json_extract(body, '$.traits.lastName'), '')
  )), '') AS TEXT) AS name,
  CAST(json_extract(body, '$.traits.email') AS TEXT) AS email,
  CAST(json_extract(body, '$.traits.phone') AS TEXT) AS phone,
  coalesce(json_extract(body, '$.identity.userIds'), '[]') AS user_ids,
  coalesce(json_extract(body, '$.lifecycle.stage'), 'attracted') AS stage,
  CAST(coalesce(json_extract(body, '$.activity.lastSeenAtMs'), 0) AS INTEGER) AS last_seen,
  CAST(coalesce(json_extract(body, '$.sessionCount'), 0) AS INTEGER) AS sessions,
  CAST(coalesce(json_extract(body, '$.orders.count'), 0) AS INTEGER) AS orders,
  coalesce(json_extract(body, '$.orders.revenueMinor'), '{}') AS revenue,
  (SELECT json_group_array(json_extract(value, '$.orderId')) FROM json_each(body, '$.orders.recent')) AS order_ids,
  (SELECT json_group_array(key) FROM json_each(body, '$.segments')) AS segments
FROM profiles;

INSERT INTO customers SELECT * FROM customers_of_profiles;
CREATE TRIGGER customers_insert AFTER INSERT ON profiles BEGIN
  INSERT INTO customers SELECT * FROM customers_of_profiles WHERE id = NEW.id;
END;
CREATE TRIGGER customers_update AFTER UPDATE OF body ON profiles BEGIN
  -- The conflict clause of the statement that fires a trigger holds in it too, so that replacing must be said in two steps.
  DELETE FROM customers WHERE id = NEW.id;
  INSERT INTO customers SELECT * FROM customers_of_profiles WHERE id = NEW.id;
END;
CREATE TRIGGER customers_delete AFTER DELETE ON profiles BEGIN
  DELETE FROM customers WHERE id = OLD.id;
END;
`;
