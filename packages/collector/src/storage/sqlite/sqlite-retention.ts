import type { RetentionStore, SettingsStore, Thinning } from '../retention-store.ts';
import { type EventRow, readEventRow } from './event-row.ts';
import type { Database } from './open-database.ts';

export function createSqliteRetention(database: Database): RetentionStore {
  const selectOld = database.prepare<[number, number, number], EventRow>(
    'SELECT * FROM events WHERE position > ? AND received_at < ? ORDER BY position LIMIT ?',
  );
  const within = 'IN (SELECT value FROM json_each(?))';
  const remove = database.prepare(`DELETE FROM events WHERE position ${within}`);
  const mark = "'$.flags', json_insert(json_extract(body, '$.flags'), '$[#]', 'thinned')";
  const strip = database.prepare(
    `UPDATE events SET body = json_set(body, '$.properties', json('{}'), '$.context', json('{}'), ${mark}) WHERE position ${within}`,
  );
  const keep = database.prepare(`UPDATE events SET body = json_set(body, ${mark}) WHERE position ${within}`);
  const rename = database.prepare(`UPDATE events SET body = json_set(body, '$.anonymousId', ?) WHERE position ${within}`);
  const forgets = [
    `DELETE FROM profiles WHERE id ${within}`,
    `DELETE FROM profile_timers WHERE profile_id ${within}`,
    `DELETE FROM merges WHERE from_profile ${within}`,
    `DELETE FROM merges WHERE to_profile ${within}`,
    `DELETE FROM identity_links WHERE profile_id ${within}`,
  ].map((sql) => database.prepare(sql));
  const forgetConsents = database.prepare(`DELETE FROM consents WHERE identity ${within}`);
  const removeRejected = database.prepare(
    'DELETE FROM rejected_events WHERE id IN (SELECT id FROM rejected_events WHERE received_at < ? ORDER BY id LIMIT 1000)',
  );
  const removeSetAside = database.prepare(
    'DELETE FROM set_aside_events WHERE id IN (SELECT id FROM set_aside_events WHERE received_at < ? ORDER BY id LIMIT 1000)',
  );
  const thin = database.transaction((change: Thinning) => {
    remove.run(JSON.stringify(change.remove));
    strip.run(JSON.stringify(change.strip));
    keep.run(JSON.stringify(change.keep));
    for (const { positions, anonymousId } of change.rename ?? []) rename.run(anonymousId, JSON.stringify(positions));
    const profileIds = JSON.stringify(change.forget.map(({ profileId }) => profileId));
    for (const forget of forgets) forget.run(profileIds);
    forgetConsents.run(JSON.stringify(change.forget.flatMap(({ identities }) => identities)));
  });
  return {
    oldEvents: async (after, receivedBeforeMs, limit) => selectOld.all(after, receivedBeforeMs, limit).map(readEventRow),
    thin: async (change) => thin.immediate(change),
    removeRejectedBefore: async (receivedBeforeMs) => removeRejected.run(receivedBeforeMs).changes,
    removeSetAsideBefore: async (receivedBeforeMs) => removeSetAside.run(receivedBeforeMs).changes,
  };
}

export function createSqliteSettings(database: Database): SettingsStore {
  const select = database.prepare<[string], { body: string }>('SELECT body FROM settings WHERE name = ?');
  const upsert = database.prepare(
    'INSERT INTO settings (name, body) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body',
  );
  return {
    read: async (name) => select.get(name)?.body,
    save: async (name, body) => {
      upsert.run(name, body);
    },
  };
}
