import type { AuditRecord, ConsoleStore, StoredConsentText, StoredLink, StoredMember, StoredSession } from '../console-store.ts';
import type { Database } from './open-database.ts';
import { createSqliteCustomers } from './sqlite-customers.ts';

interface AuditRow extends Omit<AuditRecord, 'changes'> {
  readonly changes: string;
}

export function createSqliteConsole(database: Database): ConsoleStore {
  const selectMembers = database.prepare<[], StoredMember>(
    `SELECT id, name, email, role, password AS passwordHash, created_at AS createdAtMs, last_seen_at AS lastSeenAtMs
     FROM members ORDER BY created_at, id`,
  );
  const upsertMember = database.prepare<[StoredMember]>(
    `INSERT INTO members (id, email, name, role, password, created_at, last_seen_at)
     VALUES (@id, @email, @name, @role, @passwordHash, @createdAtMs, @lastSeenAtMs)
     ON CONFLICT (id) DO UPDATE SET email = excluded.email, name = excluded.name, role = excluded.role,
       password = excluded.password, last_seen_at = excluded.last_seen_at
     WHERE NOT EXISTS (SELECT 1 FROM members AS other WHERE other.email = excluded.email AND other.id <> excluded.id)
     ON CONFLICT (email) DO NOTHING`,
  );
  const updateSeen = database.prepare<[number, string]>('UPDATE members SET last_seen_at = ? WHERE id = ?');
  // Looked at where it is written: two owners who demote each other in the same instant must not both succeed.
  const leavesAnOwner = `(role <> 'owner' OR EXISTS (
    SELECT 1 FROM members AS other WHERE other.id <> members.id AND other.role = 'owner' AND other.password IS NOT NULL))`;
  const updateRole = database.prepare<[{ id: string; role: string }]>(
    `UPDATE members SET role = @role WHERE id = @id AND (@role = 'owner' OR ${leavesAnOwner})`,
  );
  const updatePassword = database.prepare<[string, string, string | null]>(
    'UPDATE members SET password = ? WHERE id = ? AND password IS ?',
  );
  const deleteMember = database.prepare<[string]>(`DELETE FROM members WHERE id = ? AND ${leavesAnOwner}`);
  const deleteLinksOf = database.prepare<[string | null]>('DELETE FROM console_links WHERE member_id IS ?');
  const selectSession = database.prepare<[string], StoredSession>(
    `SELECT id_hash AS idHash, member_id AS memberId, created_at AS createdAtMs, expires_at AS expiresAtMs
     FROM console_sessions WHERE id_hash = ?`,
  );
  const upsertSession = database.prepare<[StoredSession]>(
    `INSERT INTO console_sessions (id_hash, member_id, created_at, expires_at) VALUES (@idHash, @memberId, @createdAtMs, @expiresAtMs)
     ON CONFLICT (id_hash) DO UPDATE SET expires_at = excluded.expires_at`,
  );
  const deleteSession = database.prepare<[string]>('DELETE FROM console_sessions WHERE id_hash = ?');
  const deleteSessionsOf = database.prepare<[string]>('DELETE FROM console_sessions WHERE member_id = ?');
  const deleteSessionsBefore = database.prepare<[number]>('DELETE FROM console_sessions WHERE expires_at < ?');
  const insertLink = database.prepare<[StoredLink]>(
    'INSERT INTO console_links (token_hash, member_id, expires_at) VALUES (@tokenHash, @memberId, @expiresAtMs)',
  );
  const selectLink = database.prepare<[string], StoredLink>(
    'SELECT token_hash AS tokenHash, member_id AS memberId, expires_at AS expiresAtMs FROM console_links WHERE token_hash = ?',
  );
  const deleteLink = database.prepare<[string]>('DELETE FROM console_links WHERE token_hash = ?');
  const insertAudit = database.prepare<[Omit<AuditRow, 'id'>]>(
    `INSERT INTO audit_log (at, member_id, member_name, action, subject, changes)
     VALUES (@atMs, @memberId, @memberName, @action, @subject, @changes)`,
  );
  const selectAudit = database.prepare<[number, number], AuditRow>(
    `SELECT id, at AS atMs, member_id AS memberId, member_name AS memberName, action, subject, changes
     FROM audit_log WHERE id < ? ORDER BY id DESC LIMIT ?`,
  );
  const selectTexts = database.prepare<[], { purpose: StoredConsentText['purpose']; version: string; body: string; at: number }>(
    'SELECT purpose, version, body, saved_at AS at FROM consent_texts ORDER BY purpose, saved_at DESC, version',
  );
  const insertText = database.prepare<[string, string, string, number]>(
    'INSERT INTO consent_texts (purpose, version, body, saved_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const selectText = database.prepare<[string, string], { body: string }>(
    'SELECT body FROM consent_texts WHERE purpose = ? AND version = ?',
  );
  const countRejected = database.prepare<[], { count: number }>('SELECT count(*) AS count FROM rejected_events');
  const insertReplayed = database.prepare<[number, number]>(
    'INSERT OR REPLACE INTO replayed_events (rejected_id, at) VALUES (?, ?)',
  );
  const selectReplayed = database.prepare<[string], { id: number; at: number }>(
    'SELECT rejected_id AS id, at FROM replayed_events WHERE rejected_id IN (SELECT value FROM json_each(?))',
  );
  // Of the newest two hundred: a page that stands is asked for more often than that.
  const selectPlacements = database.prepare<[number], { placement: string }>(
    `SELECT DISTINCT asked.value AS placement
     FROM (SELECT body FROM decisions WHERE at >= ? ORDER BY id DESC LIMIT 200) AS newest,
       json_each(newest.body, '$.asked.placements') AS asked
     ORDER BY placement`,
  );

  const removeMember = database.transaction((id: string) => {
    if (deleteMember.run(id).changes === 0) return false;
    deleteSessionsOf.run(id);
    deleteLinksOf.run(id);
    return true;
  });
  const saveLink = database.transaction((link: StoredLink) => {
    deleteLinksOf.run(link.memberId);
    insertLink.run(link);
  });

  return {
    members: async () => selectMembers.all(),
    saveMember: async (member) => upsertMember.run(member).changes > 0,
    touchMember: async (id, atMs) => {
      updateSeen.run(atMs, id);
    },
    setRole: async (id, role) => updateRole.run({ id, role }).changes > 0,
    setPassword: async (id, passwordHash, formerHash) => updatePassword.run(passwordHash, id, formerHash).changes > 0,
    removeMember: async (id) => removeMember.immediate(id),
    session: async (idHash) => selectSession.get(idHash),
    saveSession: async (session) => {
      upsertSession.run(session);
    },
    removeSession: async (idHash) => {
      deleteSession.run(idHash);
    },
    removeSessionsOf: async (memberId) => {
      deleteSessionsOf.run(memberId);
    },
    removeSessionsBefore: async (atMs) => {
      deleteSessionsBefore.run(atMs);
    },
    saveLink: async (link) => saveLink.immediate(link),
    link: async (tokenHash) => selectLink.get(tokenHash),
    removeLink: async (tokenHash) => deleteLink.run(tokenHash).changes > 0,
    appendAudit: async (record) => {
      insertAudit.run({ ...record, changes: JSON.stringify(record.changes) });
    },
    audit: async (limit, beforeId = Number.MAX_SAFE_INTEGER) =>
      selectAudit.all(beforeId, limit).map((row) => ({ ...row, changes: JSON.parse(row.changes) as AuditRecord['changes'] })),
    consentTexts: async () =>
      selectTexts.all().map(({ purpose, version, body, at }) => ({
        purpose,
        version,
        text: JSON.parse(body) as StoredConsentText['text'],
        savedAtMs: at,
      })),
    addConsentText: async ({ purpose, version, text, savedAtMs }) => {
      const body = JSON.stringify(text);
      return insertText.run(purpose, version, body, savedAtMs).changes > 0 || selectText.get(purpose, version)?.body === body;
    },
    countRejected: async () => countRejected.get()?.count ?? 0,
    markReplayed: async (rejectedId, atMs) => {
      insertReplayed.run(rejectedId, atMs);
    },
    replayed: async (ids) => new Map(selectReplayed.all(JSON.stringify(ids)).map(({ id, at }) => [id, at])),
    placementsAsked: async (sinceMs) => selectPlacements.all(sinceMs).map(({ placement }) => placement),
    ...createSqliteCustomers(database),
  };
}
