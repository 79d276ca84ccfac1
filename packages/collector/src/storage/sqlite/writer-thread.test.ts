import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { newEvent } from '../storage.contract.ts';
import { OutcomeUnknown, StorageUnavailable } from '../storage.ts';
import { openDatabase } from './open-database.ts';
import { createSqliteStorage } from './sqlite-storage.ts';
import type { Written } from './writer.ts';
import { createWriterThread, type WriterThread } from './writer-thread.ts';

/** What test and thread both see of the disk: how often it was asked, how often it may answer, and whether it refuses. */
const { disk, timesAsked, mayAnswer, refuses, threads } = vi.hoisted(() => ({
  disk: new Int32Array(new SharedArrayBuffer(12)),
  timesAsked: 0,
  mayAnswer: 1,
  refuses: 2,
  threads: [] as Worker[],
}));
const always = 2 ** 30;

vi.mock('./database-thread.ts', async (original) => {
  const real = await original<typeof import('./database-thread.ts')>();
  const watched = `{
    const fs = require('node:fs');
    const { disk } = require('node:worker_threads').workerData;
    const { fdatasync } = fs;
    fs.fdatasync = (file, done) => {
      const nth = Atomics.add(disk, ${timesAsked}, 1);
      const answer = () => {
        if (nth >= Atomics.load(disk, ${mayAnswer})) setTimeout(answer, 1);
        else if (Atomics.load(disk, ${refuses}) === 1) done(new Error('EIO: i/o error, fdatasync'));
        else fdatasync(file, done);
      };
      answer();
    };
  }`;
  const startDatabaseThread: typeof real.startDatabaseThread = (program, path, limits, data) => {
    const thread = real.startDatabaseThread(watched + program, path, limits, { ...data, disk });
    threads.push(thread);
    return thread;
  };
  return { ...real, startDatabaseThread };
});

const folder = mkdtempSync(join(tmpdir(), 'quen-writer-thread-'));
beforeEach(() => disk.set([0, always, 0]));
afterAll(() => rmSync(folder, { recursive: true }));

async function withWriter(run: (writer: WriterThread) => Promise<void>): Promise<void> {
  const path = join(folder, `${Math.random()}.sqlite`);
  const { close } = openDatabase(path);
  const writer = createWriterThread(path);
  await run(writer);
  await writer.stop();
  close();
}

let next = 0;
const write = (writer: WriterThread, durably = true): Promise<Written> =>
  writer.write(
    { statements: [['INSERT INTO cursors (projection, position) VALUES (?, 0)', [`p${next++}`]]], texts: [] },
    durably,
  );

const asked = (times: number): Promise<void> => vi.waitFor(() => expect(Atomics.load(disk, timesAsked)).toBe(times));

const stateOf = ({ durable }: Pick<Written, 'durable'>): Promise<string> =>
  Promise.race([durable.then(() => 'durable'), new Promise<string>((resolve) => setImmediate(resolve, 'waits'))]);

it('asks the disk once more for all that was written while it was asked', () =>
  withWriter(async (writer) => {
    disk[mayAnswer] = 0;
    const first = await write(writer);
    await asked(1);
    const others = [await write(writer), await write(writer)];
    disk[mayAnswer] = 1;
    await first.durable;
    await asked(2);
    expect(await Promise.all(others.map(stateOf))).toEqual(['waits', 'waits']);
    disk[mayAnswer] = 2;
    await Promise.all(others.map(({ durable }) => durable));
    expect(disk[timesAsked]).toBe(2);
  }));

it('asks no disk for what may be lost', () =>
  withWriter(async (writer) => {
    await (await write(writer, false)).durable;
    await (await write(writer)).durable;
    expect(disk[timesAsked]).toBe(1);
  }));

it('trusts no sync after one that was refused, until the log is mended', () =>
  withWriter(async (writer) => {
    disk[mayAnswer] = 0;
    const first = await write(writer);
    await asked(1);
    const second = await write(writer);
    const refused = expect(second.durable).rejects.toThrow(StorageUnavailable);
    disk.set([1, 1, 1]);
    await expect(first.durable).rejects.toThrow(StorageUnavailable);
    expect(writer.failed).toBe(true);
    disk.set([always, 0], mayAnswer);
    await refused;
    writer.mended();
    expect(writer.failed).toBe(false);
    await (await write(writer)).durable;
  }));

it('stops when the disk has answered', () =>
  withWriter(async (writer) => {
    disk[mayAnswer] = 0;
    const last = await write(writer);
    const stopped = writer.stop();
    expect(await stateOf(last)).toBe('waits');
    disk[mayAnswer] = always;
    await Promise.all([last.durable, stopped]);
  }));

it('does not know of what the disk was asked by a thread that ended by itself', () =>
  withWriter(async (writer) => {
    disk[mayAnswer] = 0;
    const lost = await write(writer);
    const refused = expect(lost.durable).rejects.toThrow(OutcomeUnknown);
    await threads.at(-1)?.terminate();
    await refused;
    disk[mayAnswer] = always;
    await (await write(writer)).durable;
  }));

it('tells who waits that the disk refused, and trusts the log again once the database has all of it', async () => {
  const path = join(folder, 'refused.sqlite');
  const storage = createSqliteStorage(path);
  await storage.commit({ events: [newEvent('m1')] });
  expect(disk[timesAsked]).toBe(1);

  disk[refuses] = 1;
  await expect(storage.commit({ events: [newEvent('m2')] })).rejects.toThrow(StorageUnavailable);

  disk[refuses] = 0;
  // What was refused is there, and now for good: it was carried over before the next was written.
  const { outcomes } = await storage.commit({ events: [newEvent('m2'), newEvent('m3')] });
  expect(outcomes.map(({ status }) => status)).toEqual(['duplicate', 'appended']);
  await storage.close();
  const again = createSqliteStorage(path);
  expect((await again.log.read({ after: 0 })).map(({ messageId }) => messageId)).toEqual(['m1', 'm2', 'm3']);
  await again.close();
});
