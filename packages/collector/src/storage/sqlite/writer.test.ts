import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { OutcomeUnknown } from '../storage.ts';
import { type Database, openDatabase } from './open-database.ts';
import { createWriterInPlace, nextText, type Writer } from './writer.ts';
import { createWriterThread } from './writer-thread.ts';

const threads: Worker[] = [];
vi.mock('./database-thread.ts', async (original) => {
  const real = await original<typeof import('./database-thread.ts')>();
  const startDatabaseThread: typeof real.startDatabaseThread = (...options) => {
    const thread = real.startDatabaseThread(...options);
    threads.push(thread);
    return thread;
  };
  return { ...real, startDatabaseThread };
});

const folder = mkdtempSync(join(tmpdir(), 'quen-writer-'));
afterAll(() => rmSync(folder, { recursive: true }));

const insert = 'INSERT INTO cursors (projection, position) VALUES (?, ?)';
const read = (database: Database): unknown[] =>
  database.prepare("SELECT * FROM cursors WHERE projection <> 'event_identities' ORDER BY projection").raw().all();

const kinds: readonly [string, (database: Database, path: string) => Writer][] = [
  ['in place', createWriterInPlace],
  ['on a thread', (_, path) => createWriterThread(path)],
];

describe.each(kinds)('writing %s', (name, create) => {
  it('runs statements in their order and tells what each did', async () => {
    const path = join(folder, `order ${name}.sqlite`);
    const { database, close } = openDatabase(path);
    const writer = create(database, path);
    const texts = ['ads', 'mail'].map((purpose) => JSON.stringify({ purpose, text: "it's\none" }));
    const { results } = await writer.write(
      {
        statements: [
          [insert, ['a', 1], ['b', 2]],
          ["UPDATE cursors SET position = position + ? WHERE projection < 'c'", [10]],
          ['INSERT INTO consents (identity, body) VALUES (?, ?)', ['a:ngân', nextText], ['u:\n', nextText]],
        ],
        texts,
      },
      true,
    );
    expect(results.map(([changes]) => changes)).toEqual([1, 1, 2, 1, 1]);
    expect(results[4]?.[1]).toBe(2);
    expect(read(database)).toEqual([
      ['a', 11],
      ['b', 12],
    ]);
    const consents = database.prepare('SELECT identity, body FROM consents').raw().all();
    expect(consents).toEqual([
      ['a:ngân', texts[0]],
      ['u:\n', texts[1]],
    ]);
    await writer.stop();
    close();
  });

  it('writes all or nothing, and what comes after a fault', async () => {
    const path = join(folder, `fault ${name}.sqlite`);
    const { database, close } = openDatabase(path);
    const writer = create(database, path);
    const both = [
      [
        ['a', 1],
        ['a', 2],
      ],
      [['b', 3]],
    ].map((runs) => writer.write({ statements: [[insert, ...runs]], texts: [] }, true));
    await expect(both[0]).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' });
    await both[1];
    expect(read(database)).toEqual([['b', 3]]);
    await writer.stop();
    close();
  });
});

it('says that it does not know what a thread has written that ended by itself, and writes on with another', async () => {
  const path = join(folder, 'ended.sqlite');
  const { database, close } = openDatabase(path);
  const writer = createWriterThread(path);
  await writer.write({ statements: [[insert, ['a', 1]]], texts: [] }, true);
  // Nothing can be written, and so nothing be answered, before the thread is to end.
  database.exec('BEGIN IMMEDIATE');
  const asked = ['b', 'c'].map((name) => writer.write({ statements: [[insert, [name, 1]]], texts: [] }, true));
  const refused = Promise.all(asked.map((write) => expect(write).rejects.toThrow(OutcomeUnknown)));
  const ended = threads.at(-1)?.terminate();
  database.exec('COMMIT');
  await ended;
  await refused;
  await writer.write({ statements: [[insert, ['d', 1]]], texts: [] }, true);
  expect(read(database)).toEqual(
    expect.arrayContaining([
      ['a', 1],
      ['d', 1],
    ]),
  );
  await writer.stop();
  close();
});
