/** What reports count, and decisions by their ids. */
export const resultsMigration: string = `
CREATE TABLE report_visitors (
  visitor     TEXT PRIMARY KEY,
  session     INTEGER NOT NULL,
  last_at     INTEGER NOT NULL,
  content_at  INTEGER,
  held_out_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX report_visitors_held_out ON report_visitors (held_out_at) WHERE held_out_at IS NOT NULL;

CREATE TABLE report_users (
  user_id TEXT PRIMARY KEY,
  visitor TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE report_sessions (
  id         INTEGER PRIMARY KEY,
  visitor    TEXT NOT NULL,
  day        INTEGER NOT NULL,
  page_views INTEGER NOT NULL,
  ordered    INTEGER NOT NULL
) STRICT;
CREATE INDEX report_sessions_day ON report_sessions (day);

CREATE TABLE report_orders (
  order_id   TEXT PRIMARY KEY,
  visitor    TEXT NOT NULL,
  day        INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  revenue    INTEGER,
  cancelled  INTEGER NOT NULL,
  influenced INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX report_orders_day ON report_orders (day);

CREATE TABLE report_products (
  day     INTEGER NOT NULL,
  item_id TEXT NOT NULL,
  views   INTEGER NOT NULL,
  orders  INTEGER NOT NULL,
  PRIMARY KEY (day, item_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision_ids (
  decision_id TEXT PRIMARY KEY,
  record      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_ids_record ON decision_ids (record);
CREATE TRIGGER decisions_gone AFTER DELETE ON decisions BEGIN
  DELETE FROM decision_ids WHERE record = OLD.id;
END;
`;
