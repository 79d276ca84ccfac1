import { pageOfDecision } from '@quen/engine';
import type { ConsentRecord } from '@quen/protocol';
import type { ConsentStore, DecisionRecord, DecisionStore, KeyStore, StoredKeyPair } from '../storage.ts';
import type { Database } from './open-database.ts';

/** The small tables: keys, decisions, consents. */
export interface SqliteLedgers {
  readonly keys: KeyStore;
  readonly decisions: DecisionStore;
  readonly consents: ConsentStore;
}

export function createSqliteLedgers(database: Database): SqliteLedgers {
  const selectKeys = database.prepare<[], { body: string }>('SELECT body FROM keys ORDER BY id');
  const upsertKey = database.prepare(
    'INSERT INTO keys (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
  );
  const noteKey = database.prepare<[string, number, string]>('UPDATE keys SET body = json_set(body, ?, ?) WHERE id = ?');
  const deleteKey = database.prepare('DELETE FROM keys WHERE id = ?');
  const selectDecisions = database.prepare<[string, number], { body: string }>(
    'SELECT body FROM decisions WHERE profile_id IN (SELECT value FROM json_each(?)) ORDER BY id DESC LIMIT ?',
  );
  // By its page's part; those of before stand there in full.
  const selectDecision = database.prepare<[string, string], { body: string }>(
    'SELECT body FROM decisions WHERE id = (SELECT record FROM decision_ids WHERE decision_id IN (?, ?))',
  );
  const selectAsked = database.prepare<[number, string, number], { id: number; at: number; asked: string }>(
    `SELECT id, at, json_extract(body, '$.asked') AS asked FROM decisions
     WHERE id > ? AND EXISTS (
       SELECT 1 FROM json_each(body, '$.asked.placements') AS placement
       WHERE placement.value IN (SELECT wanted.value FROM json_each(?) AS wanted)
     )
     ORDER BY id LIMIT ?`,
  );
  // In portions, so that a month that ends does not hold up the requests of that moment.
  const deleteDecisions = database.prepare(
    'DELETE FROM decisions WHERE id IN (SELECT id FROM decisions WHERE at < ? ORDER BY at LIMIT 2000)',
  );
  const selectConsents = database.prepare<[string], { identity: string; body: string }>(
    'SELECT identity, body FROM consents WHERE identity IN (SELECT value FROM json_each(?)) ORDER BY id',
  );
  const readDecision = (row: { body: string }): DecisionRecord => JSON.parse(row.body);

  return {
    keys: {
      list: async () => selectKeys.all().map((row): StoredKeyPair => JSON.parse(row.body)),
      save: async (pair) => {
        upsertKey.run(pair.id, JSON.stringify(pair));
      },
      noteUse: async (id, kind, atMs) => {
        noteKey.run(`$.${kind}UsedAtMs`, atMs, id);
      },
      remove: async (id) => {
        deleteKey.run(id);
      },
    },
    decisions: {
      find: async (decisionId) => {
        const row = selectDecision.get(decisionId, pageOfDecision(decisionId));
        return row && readDecision(row);
      },
      newest: async (profileIds, limit) => selectDecisions.all(JSON.stringify(profileIds), limit).map(readDecision),
      askedFor: async (placements, after, limit) =>
        selectAsked
          .all(after, JSON.stringify(placements), limit)
          .map(({ id, at, asked }) => ({ number: id, atMs: at, question: JSON.parse(asked) })),
      removeBefore: async (atMs) => deleteDecisions.run(atMs).changes,
    },
    consents: {
      ledger: async (identities) =>
        selectConsents.all(JSON.stringify(identities)).map((row) => {
          const record: ConsentRecord = JSON.parse(row.body);
          return { ...record, identity: row.identity };
        }),
    },
  };
}
