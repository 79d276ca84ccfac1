import type { RuleSet } from '@quen/protocol';
import type { RuleSetStore, StoredRuleSet } from '../storage.ts';
import type { Database } from './open-database.ts';

interface RuleSetRow {
  readonly version: number;
  readonly saved_at: number;
  readonly saved_by: string;
  readonly note: string;
  readonly body: string;
}

export function createSqliteRules(database: Database): RuleSetStore {
  const selectNewest = database.prepare<[], RuleSetRow>('SELECT * FROM rule_sets ORDER BY version DESC LIMIT 1');
  const selectOne = database.prepare<[number], RuleSetRow>('SELECT * FROM rule_sets WHERE version = ?');
  const selectVersions = database.prepare<[number], Omit<RuleSetRow, 'body'>>(
    'SELECT version, saved_at, saved_by, note FROM rule_sets ORDER BY version DESC LIMIT ?',
  );
  const insert = database.prepare('INSERT INTO rule_sets (version, saved_at, saved_by, note, body) VALUES (?, ?, ?, ?, ?)');
  const save = database.transaction((ruleSet: RuleSet, basedOn: number, saved: { atMs: number; by: string; note: string }) => {
    if ((selectNewest.get()?.version ?? 0) !== basedOn) return null;
    const version = basedOn + 1;
    insert.run(version, saved.atMs, saved.by, saved.note, JSON.stringify({ ...ruleSet, version }));
    return version;
  });

  return {
    newest: async () => readRuleSetRow(selectNewest.get()),
    read: async (version) => readRuleSetRow(selectOne.get(version)),
    versions: async (limit) => selectVersions.all(limit).map(readVersionRow),
    save: async (ruleSet, basedOn, saved) => save.immediate(ruleSet, basedOn, saved),
  };
}

function readVersionRow(row: Omit<RuleSetRow, 'body'>): Omit<StoredRuleSet, 'ruleSet'> {
  return { version: row.version, savedAtMs: row.saved_at, savedBy: row.saved_by, note: row.note };
}

function readRuleSetRow(row: RuleSetRow | undefined): StoredRuleSet | undefined {
  if (row === undefined) return undefined;
  const ruleSet: RuleSet = JSON.parse(row.body);
  return { ...readVersionRow(row), ruleSet };
}
