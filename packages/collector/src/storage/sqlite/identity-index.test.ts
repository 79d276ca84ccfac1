import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newEvent } from '../storage.contract.ts';
import type { StorageWrite } from '../storage.ts';
import { createIdentityIndex, type IdentityIndex } from './identity-index.ts';
import { type Database, openDatabase } from './open-database.ts';
import { createCommitPlanner } from './sqlite-commit.ts';
import { prepareWrites, type WriteResults } from './writer.ts';

const lengths = { run: 12, slice: 5 };
const visitors = ['a:v1', 'a:v2', 'a:v3', 'a:v4', 'u:ngân'];

const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('append' as const), by: fc.array(fc.nat(4), { maxLength: 9 }) }) },
    fc.record({ kind: fc.constantFrom('delete' as const, 'rename' as const), nth: fc.nat(100), to: fc.nat(4) }),
    fc.record({ kind: fc.constantFrom('fail' as const, 'reopen' as const, 'settle' as const) }),
  ),
  { maxLength: 40 },
);

/** Commits at once. */
function prepareCommit(database: Database, index: IdentityIndex): (write: StorageWrite) => void {
  const plan = createCommitPlanner(database, index);
  const run = prepareWrites(database);
  return (write) => {
    const planned = plan(write);
    let results: WriteResults;
    try {
      results = run(planned.writes);
    } catch (error) {
      planned.failed();
      throw error;
    }
    planned.done(results);
  };
}

/** What the log itself says. */
function scan(database: Database, identities: readonly string[], upTo: number): unknown[] {
  return database
    .prepare('SELECT position FROM events WHERE identity IN (SELECT value FROM json_each(?)) AND position <= ? ORDER BY position')
    .pluck()
    .all(JSON.stringify(identities), upTo);
}

function check(database: Database, index: IdentityIndex): void {
  const head = Number(database.prepare('SELECT coalesce(max(position), 0) FROM events').pluck().get());
  for (const identities of [...visitors.map((visitor) => [visitor]), visitors, []]) {
    for (const upTo of [head, head >> 1]) {
      const inLog = new Set(scan(database, identities, upTo));
      // What was deleted may still be named; whoever reads the events by these positions does not find it.
      const found = index.positionsOf(identities, upTo).filter((position) => inLog.has(position) || isThere(database, position));
      expect(found).toEqual([...inLog]);
    }
  }
}

function isThere(database: Database, position: number): boolean {
  return database.prepare('SELECT 1 FROM events WHERE position = ?').get(position) !== undefined;
}

describe('the index of identities', () => {
  it('finds what is in the log, at any moment of a run, after faults and after a restart', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { database, close } = openDatabase(':memory:');
        let index = createIdentityIndex(database, false, lengths);
        let commit = prepareCommit(database, index);
        let made = 0;
        for (const step of taken) {
          if (step.kind === 'append') {
            commit({ events: step.by.map((by) => newEvent(`m${++made}`, { identity: visitors[by] ?? '' })) });
          } else if (step.kind === 'delete') {
            database.prepare('DELETE FROM events WHERE position = ?').run(1 + (step.nth % (made + 1)));
          } else if (step.kind === 'rename') {
            // As an erasure does it.
            index.settle();
            database
              .prepare('UPDATE events SET identity = ? WHERE position = ?')
              .run(visitors[step.to], 1 + (step.nth % (made + 1)));
          } else if (step.kind === 'fail') {
            const events = Array.from({ length: 6 }, () => newEvent(`m${++made}`, { identity: 'a:v1' }));
            const poison = { profile: { id: 1n as unknown as string }, position: 1 } as never;
            expect(() => commit({ events, profiles: [poison] })).toThrow();
          } else if (step.kind === 'settle') index.settle();
          else {
            index = createIdentityIndex(database, false, lengths);
            commit = prepareCommit(database, index);
          }
          check(database, index);
          check(database, createIdentityIndex(database, true));
        }
        close();
      }),
      { numRuns: 60 },
    );
  });

  it('catches up with the log while events are appended', () => {
    const { database, close } = openDatabase(':memory:');
    const commit = prepareCommit(database, createIdentityIndex(database, false, lengths));
    for (let made = 0; made < 300; made++) commit({ events: [newEvent(`m${made}`, { identity: visitors[made % 5] ?? '' })] });
    const indexed = Number(database.prepare('SELECT count(*) FROM event_identities').pluck().get());
    expect(indexed).toBeGreaterThan(300 - 2 * lengths.run - lengths.slice);
    close();
  });

  it('tells the newest first', () => {
    const { database, close } = openDatabase(':memory:');
    const index = createIdentityIndex(database, false, lengths);
    const commit = prepareCommit(database, index);
    for (let made = 0; made < 40; made++) commit({ events: [newEvent(`m${made}`, { identity: visitors[made % 2] ?? '' })] });
    expect(index.newestOf(['a:v1'], 3)).toEqual([39, 37, 35]);
    expect(index.newestOf(['a:v1', 'a:v2'], 3)).toEqual([40, 39, 38]);
    close();
  });
});
