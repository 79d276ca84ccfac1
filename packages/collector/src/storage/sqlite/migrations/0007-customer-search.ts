const figures = "'abcdefghijklmnopqrstuvwxyz-_#./ '";
/** The numbers of a row of customers: what the shop calls the person and the orders, whole, and by the figures they end in. */
const numbersOf = (row: 'OLD' | 'NEW', without?: 'OLD'): string =>
  ['user_ids', 'order_ids']
    .flatMap((column) => {
      const from = `FROM json_each(${row}.${column})`;
      const where = without === undefined ? '' : `value NOT IN (SELECT value FROM json_each(${without}.${column}))`;
      return [
        `SELECT lower(value) AS number ${from} ${where && `WHERE ${where}`}`,
        `SELECT ltrim(lower(value), ${figures}) AS number ${from} WHERE number <> '' ${where && `AND ${where}`}`,
      ];
    })
    .join('\n    UNION ALL ');

/**
 * The list of customers as it is searched and paged when it is long: names and addresses in a full-text index, numbers in a table, and who is in
 * which segment. All are written only when they change, which for most of what a visitor does they do not. Numbers are apart from names since every
 * order brings one, and changing a text in the index costs more than all else.
 */
export const customerSearchMigration: string = `
DROP TRIGGER customers_insert;
DROP TRIGGER customers_update;
DROP TRIGGER customers_delete;
DROP TABLE customers;
DROP VIEW customers_of_profiles;

CREATE TABLE customers (
  row       INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
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
  segments  TEXT NOT NULL,
  words     TEXT
) STRICT;
-- With the stage, so that a list of one stage reads no rows that are not in it.
CREATE INDEX customers_seen ON customers (last_seen DESC, id, stage);
-- Ids are told with their case and typed without.
CREATE INDEX customers_id ON customers (id COLLATE NOCASE);

CREATE VIEW customers_of_profiles AS
WITH columns AS (SELECT
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
  (SELECT json_group_array(key) FROM json_each(body, '$.segments')) AS segments,
  replace(replace(replace(replace(replace(replace(
    json_extract(body, '$.traits.phone'), ' ', ''), '.', ''), '-', ''), '(', ''), ')', ''), '+', '') AS digits
FROM profiles)
SELECT id, name, email, phone, user_ids, stage, last_seen, sessions, orders, revenue, order_ids, segments,
  -- Accents are the tokenizer's, but for this letter, which no table of Unicode takes apart. A telephone number is also found without its
  -- country's digits.
  replace(replace(nullif(concat_ws(' ', name, email, phone, digits, '0' || substr(nullif(digits, ''), -9)), ''), 'đ', 'd'), 'Đ', 'D') AS words
FROM columns;

CREATE VIRTUAL TABLE customer_words USING fts5(
  words, content='customers', content_rowid='row', tokenize='unicode61 remove_diacritics 2'
);
-- What is deleted leaves the index at once, not when its pages are next merged.
INSERT INTO customer_words (customer_words, rank) VALUES ('secure-delete', 1);

CREATE TABLE customer_numbers (
  number   TEXT NOT NULL,
  customer INTEGER NOT NULL,
  PRIMARY KEY (number, customer)
) STRICT, WITHOUT ROWID;

CREATE TABLE customer_segments (
  segment  TEXT NOT NULL,
  customer INTEGER NOT NULL,
  PRIMARY KEY (segment, customer)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER customer_words_insert AFTER INSERT ON customers WHEN NEW.words IS NOT NULL BEGIN
  INSERT INTO customer_words (rowid, words) VALUES (NEW.row, NEW.words);
END;
CREATE TRIGGER customer_words_update AFTER UPDATE OF words ON customers WHEN OLD.words IS NOT NEW.words BEGIN
  INSERT INTO customer_words (customer_words, rowid, words) SELECT 'delete', OLD.row, OLD.words WHERE OLD.words IS NOT NULL;
  INSERT INTO customer_words (rowid, words) SELECT NEW.row, NEW.words WHERE NEW.words IS NOT NULL;
END;
CREATE TRIGGER customer_words_delete AFTER DELETE ON customers WHEN OLD.words IS NOT NULL BEGIN
  INSERT INTO customer_words (customer_words, rowid, words) VALUES ('delete', OLD.row, OLD.words);
END;

CREATE TRIGGER customer_numbers_insert AFTER INSERT ON customers WHEN NEW.user_ids <> '[]' OR NEW.order_ids <> '[]' BEGIN
  INSERT INTO customer_numbers SELECT DISTINCT number, NEW.row FROM (${numbersOf('NEW')});
END;
CREATE TRIGGER customer_numbers_update AFTER UPDATE OF user_ids, order_ids ON customers
WHEN OLD.user_ids <> NEW.user_ids OR OLD.order_ids <> NEW.order_ids BEGIN
  -- A number that is all figures is its own ending, and other numbers may end alike.
  INSERT INTO customer_numbers SELECT DISTINCT number, NEW.row FROM (${numbersOf('NEW', 'OLD')}) AS found
  WHERE NOT EXISTS (SELECT 1 FROM customer_numbers AS known WHERE known.number = found.number AND known.customer = NEW.row);
END;
CREATE TRIGGER customer_numbers_gone AFTER UPDATE OF user_ids, order_ids ON customers
WHEN OLD.user_ids <> NEW.user_ids AND EXISTS (SELECT value FROM json_each(OLD.user_ids) EXCEPT SELECT value FROM json_each(NEW.user_ids))
  OR OLD.order_ids <> NEW.order_ids AND EXISTS (SELECT value FROM json_each(OLD.order_ids) EXCEPT SELECT value FROM json_each(NEW.order_ids))
BEGIN
  DELETE FROM customer_numbers
  WHERE customer = OLD.row AND number IN (${numbersOf('OLD')}) AND number NOT IN (${numbersOf('NEW')});
END;
CREATE TRIGGER customer_numbers_delete AFTER DELETE ON customers WHEN OLD.user_ids <> '[]' OR OLD.order_ids <> '[]' BEGIN
  DELETE FROM customer_numbers WHERE customer = OLD.row AND number IN (${numbersOf('OLD')});
END;

CREATE TRIGGER customer_segments_insert AFTER INSERT ON customers WHEN NEW.segments <> '[]' BEGIN
  INSERT INTO customer_segments SELECT value, NEW.row FROM json_each(NEW.segments);
END;
CREATE TRIGGER customer_segments_update AFTER UPDATE OF segments ON customers WHEN OLD.segments <> NEW.segments BEGIN
  DELETE FROM customer_segments WHERE customer = OLD.row AND segment IN (SELECT value FROM json_each(OLD.segments));
  INSERT INTO customer_segments SELECT value, NEW.row FROM json_each(NEW.segments);
END;
CREATE TRIGGER customer_segments_delete AFTER DELETE ON customers WHEN OLD.segments <> '[]' BEGIN
  DELETE FROM customer_segments WHERE customer = OLD.row AND segment IN (SELECT value FROM json_each(OLD.segments));
END;

CREATE TRIGGER customers_insert AFTER INSERT ON profiles BEGIN
  INSERT INTO customers (id, name, email, phone, user_ids, stage, last_seen, sessions, orders, revenue, order_ids, segments, words)
  SELECT * FROM customers_of_profiles WHERE id = NEW.id;
END;
CREATE TRIGGER customers_update AFTER UPDATE OF body ON profiles BEGIN
  UPDATE customers
  SET (name, email, phone, user_ids, stage, last_seen, sessions, orders, revenue, order_ids, segments, words) =
    (SELECT name, email, phone, user_ids, stage, last_seen, sessions, orders, revenue, order_ids, segments, words
     FROM customers_of_profiles WHERE id = NEW.id)
  WHERE id = NEW.id;
END;
CREATE TRIGGER customers_delete AFTER DELETE ON profiles BEGIN
  DELETE FROM customers WHERE id = OLD.id;
END;

INSERT INTO customers (id, name, email, phone, user_ids, stage, last_seen, sessions, orders, revenue, order_ids, segments, words)
SELECT * FROM customers_of_profiles;
`;
