/**
 * Whose each event is, apart from the log: an index of the log itself costs a page of the disk for nearly every event, since visitors come in no order.
 * This one is filled a long run of events at a time, sorted, up to the cursor `event_identities` (identity-index.ts).
 */
export const eventIdentitiesMigration: string = `
CREATE TABLE event_identities (
  identity TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (identity, position)
) STRICT, WITHOUT ROWID;
INSERT INTO event_identities SELECT identity, position FROM events ORDER BY identity, position;
DROP INDEX events_identity;
INSERT INTO cursors (projection, position) SELECT 'event_identities', coalesce(max(position), 0) FROM events;

CREATE TRIGGER events_gone AFTER DELETE ON events BEGIN
  DELETE FROM event_identities WHERE identity = OLD.identity AND position = OLD.position;
END;
CREATE TRIGGER events_renamed AFTER UPDATE OF identity ON events WHEN OLD.identity <> NEW.identity BEGIN
  DELETE FROM event_identities WHERE identity = OLD.identity AND position = OLD.position;
  INSERT OR IGNORE INTO event_identities (identity, position) VALUES (NEW.identity, NEW.position);
END;
`;
