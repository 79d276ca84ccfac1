/**
 * Whose rejected and set-aside events are, and what their requests said for them. Of those that are there, it is read from what they say
 * themselves, by the rules of the log: a browser's (0) word on who it is is a claim.
 */
export const rejectedPersonsMigration: string = `
ALTER TABLE rejected_events ADD COLUMN identity TEXT;
ALTER TABLE rejected_events ADD COLUMN claimed TEXT;
ALTER TABLE rejected_events ADD COLUMN batch TEXT;
ALTER TABLE rejected_events ADD COLUMN is_cut INTEGER NOT NULL DEFAULT 0;
ALTER TABLE set_aside_events ADD COLUMN identity TEXT;
ALTER TABLE set_aside_events ADD COLUMN claimed TEXT;

UPDATE rejected_events SET is_cut = 1 WHERE NOT json_valid(CAST(raw AS TEXT));
UPDATE rejected_events
SET identity = CASE WHEN source <> 0 AND user_id IS NOT NULL THEN 'u:' || user_id ELSE 'a:' || anonymous_id END,
    claimed = CASE WHEN source = 0 THEN 'u:' || user_id END
FROM (
  SELECT
    id AS named,
    CASE WHEN json_type(CAST(raw AS TEXT), '$.anonymousId') IN ('text', 'integer') THEN nullif(json_extract(CAST(raw AS TEXT), '$.anonymousId'), '') END AS anonymous_id,
    CASE WHEN json_type(CAST(raw AS TEXT), '$.userId') IN ('text', 'integer') THEN nullif(json_extract(CAST(raw AS TEXT), '$.userId'), '') END AS user_id
  FROM rejected_events WHERE NOT is_cut
)
WHERE id = named;
UPDATE set_aside_events
SET identity = CASE WHEN json_extract(event, '$.proof') = 'proven' THEN 'u:' || json_extract(event, '$.userId') ELSE 'a:' || json_extract(event, '$.anonymousId') END,
    claimed = CASE WHEN json_extract(event, '$.proof') = 'claimed' THEN 'u:' || json_extract(event, '$.userId') END;

CREATE INDEX rejected_events_identity ON rejected_events (identity);
CREATE INDEX rejected_events_claimed ON rejected_events (claimed);
CREATE INDEX set_aside_events_identity ON set_aside_events (identity);
CREATE INDEX set_aside_events_claimed ON set_aside_events (claimed);
`;
