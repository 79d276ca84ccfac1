import type { Profile } from '@quen/protocol';
import type { MergeRecord, ProfileStore, StoredProfile } from '../storage.ts';
import { identityIndexCursor } from './identity-index.ts';
import type { Database } from './open-database.ts';

interface ProfileRow {
  readonly id: string;
  readonly position: number;
  readonly body: string;
}
/** A row of `merges`. */
export interface MergeRow {
  readonly position: number;
  readonly at: number;
  readonly kind: MergeRecord['kind'];
  readonly anonymous_id: string;
  readonly user_id: string;
  readonly from_profile: string;
  readonly to_profile: string;
  readonly reason: string | null;
}

export function createSqliteProfiles(database: Database): ProfileStore {
  const select = database.prepare<[string], ProfileRow>('SELECT * FROM profiles WHERE id = ?');
  const selectPage = database.prepare<[string, number], ProfileRow>('SELECT * FROM profiles WHERE id > ? ORDER BY id LIMIT ?');
  const selectCount = database.prepare<[], { count: number }>('SELECT count(*) AS count FROM profiles');
  const selectLink = database.prepare<[string], { profile_id: string }>(
    'SELECT profile_id FROM identity_links WHERE identity = ?',
  );
  const selectLinks = database.prepare<[string], { identity: string }>(
    'SELECT identity FROM identity_links WHERE profile_id = ? ORDER BY identity',
  );
  const selectMerges = database.prepare<[number], MergeRow>('SELECT * FROM merges ORDER BY id DESC LIMIT ?');
  const selectMergesOf = database.prepare<[string, string, number], MergeRow>(
    'SELECT * FROM merges WHERE from_profile = ? OR to_profile = ? ORDER BY id DESC LIMIT ?',
  );
  const selectCursor = database.prepare<[string], { position: number }>('SELECT position FROM cursors WHERE projection = ?');
  const clear = database.transaction(() => {
    for (const table of ['profiles', 'identity_links', 'merges', 'snapshots']) database.exec(`DELETE FROM ${table}`);
    // The log's own index is none of them.
    database.exec(`DELETE FROM cursors WHERE projection <> '${identityIndexCursor}'`);
  });

  return {
    read: async (id) => {
      const row = select.get(id);
      return row && readProfileRow(row);
    },
    list: async (afterId, limit) => selectPage.all(afterId, limit).map(readProfileRow),
    count: async () => selectCount.get()?.count ?? 0,
    linkOf: async (identity) => selectLink.get(identity)?.profile_id,
    linksOf: async (profileId) => selectLinks.all(profileId).map((row) => row.identity),
    merges: async (limit, profileId) =>
      (profileId === undefined ? selectMerges.all(limit) : selectMergesOf.all(profileId, profileId, limit)).map(readMergeRow),
    cursor: async (projection) => selectCursor.get(projection)?.position ?? 0,
    clearProjections: async () => clear.immediate(),
  };
}

function readProfileRow(row: ProfileRow): StoredProfile {
  const profile: Profile = JSON.parse(row.body);
  return { profile, position: row.position };
}

export function readMergeRow(row: MergeRow): MergeRecord {
  return {
    position: row.position,
    atMs: row.at,
    kind: row.kind,
    anonymousId: row.anonymous_id,
    userId: row.user_id,
    fromProfileId: row.from_profile,
    toProfileId: row.to_profile,
    ...(row.reason === null ? {} : { reason: row.reason }),
  };
}
