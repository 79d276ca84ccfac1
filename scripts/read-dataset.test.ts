import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDataset } from './read-dataset.ts';

let folder = '';
let notes: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quen-dataset-'));
  notes = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const header = 'SessionId\tItemId\tTime';
const train = `${header}\na\tx\t100\na\ty\t101\n`;
const test = `${header}\nt\tx\t200\nt\ty\t201\n`;

function write(parts: { readonly [name: string]: string }): void {
  for (const [name, text] of Object.entries(parts)) {
    writeFileSync(join(folder, name), name.endsWith('.gz') ? gzipSync(text) : text);
  }
}

function read(onValid = false): ReturnType<typeof readDataset> {
  return readDataset(folder, onValid, (line) => notes.push(line));
}

const learned = [
  { sessionId: 'a', itemId: 'x', atMs: 100_000 },
  { sessionId: 'a', itemId: 'y', atMs: 101_000 },
];

describe('reading a data set', () => {
  it.each([
    ['as it is described', train],
    ['in another order of columns, among others', 'Price\tTime\tItemId\tNote\tSessionId\n9\t100\tx\t\ta\n\t101\ty\tb c\ta\n'],
    [
      'with other ends of lines, a mark at the beginning and no end of the last line',
      `\ufeff${train.replaceAll('\n', '\r\n').trimEnd()}`,
    ],
    ['with names of the usual other spelling', 'session_id\titem_id\ttimestamp\na\ty\t101\na\tx\t100\n'],
    ['with times of a calendar', `${header}\na\tx\t1970-01-01T00:01:40Z\na\ty\t1970-01-01 00:01:41\n`],
  ])('reads it %s', (_, text) => {
    write({ 'train.tsv.gz': text, 'test.tsv.gz': test });
    expect(read().training).toEqual(learned);
    expect(notes).toEqual([]);
  });

  it('takes times too great for seconds for milliseconds', () => {
    write({ 'train.tsv.gz': `${header}\na\ty\t1400000000500\n`, 'test.tsv.gz': test });
    expect(read().training[0]?.atMs).toBe(1_400_000_000_500);
  });

  it('takes ids as they are, and plain files where there are no packed ones', () => {
    write({ 'train.tsv': `${header}\ns 1\tÁo dài đỏ\t100\n`, 'test.tsv': `${header}\nt\tÁo dài đỏ\t2\nt\tÁo dài đỏ\t3\n` });
    expect(read().training).toEqual([{ sessionId: 's 1', itemId: 'Áo dài đỏ', atMs: 100_000 }]);
  });

  it('passes over lines that lack something, and says so', () => {
    write({ 'train.tsv.gz': `${train}b\t\t3\n\nb\tx\tsoon\n`, 'test.tsv.gz': test });
    expect(read().training).toEqual(learned);
    expect(notes).toEqual([expect.stringContaining('2 lines passed over')]);
    expect(notes[0]).toContain('the first is line 4');
  });

  it('learns the sessions of validation that end before the test begins, and says how many do not', () => {
    const valid = `${header}\nv\tx\t150\nv\ty\t200\nw\tx\t151\nw\ty\t200.5\n`;
    write({ 'train.tsv.gz': train, 'valid.tsv.gz': valid, 'test.tsv.gz': test });
    expect(read().training.map((event) => event.sessionId)).toEqual(['a', 'a', 'v', 'v']);
    expect(notes).toEqual([expect.stringContaining('2 of 4 events of validation are not learned')]);
    expect(read(true).test.map((event) => event.sessionId)).toEqual(['v', 'w', 'v', 'w']);
  });

  it.each([
    ['a part is missing', { 'train.tsv.gz': train }, /test\.tsv\.gz is missing/],
    ['a column is missing', { 'train.tsv.gz': 'a,x,100\n', 'test.tsv.gz': test }, /no column SessionId.*tabs.*"a,x,100"/],
    ['there is nothing to learn', { 'train.tsv.gz': header, 'test.tsv.gz': test }, /holds no events/],
    [
      'there is nothing to predict',
      { 'train.tsv.gz': train, 'test.tsv.gz': `${header}\nt\tx\t200\nu\ty\t201\n` },
      /nothing to predict/,
    ],
    ['there is an empty test', { 'train.tsv.gz': train, 'test.tsv.gz': '' }, /nothing to predict/],
  ])('says so when %s', (_, parts, message) => {
    write(parts);
    expect(() => read()).toThrow(message);
  });

  it('says so when a file is not packed although it is called so', () => {
    write({ 'test.tsv.gz': test });
    writeFileSync(join(folder, 'train.tsv.gz'), train);
    expect(() => read()).toThrow(/cannot be unpacked/);
  });

  it('reads files of many pieces whole', () => {
    const lines = Array.from({ length: 600_000 }, (_, at) => `session ${at >> 2}\tÁo số ${at % 1000}\t${at}`);
    write({ 'train.tsv': `${header}\n${lines.join('\n')}`, 'test.tsv': `${header}\nt\tÁo số 1\t1e6\nt\tÁo số 2\t1e6` });
    const { training } = read();
    expect(training).toHaveLength(600_000);
    expect(training.filter(({ itemId }, at) => itemId !== `Áo số ${at % 1000}`)).toEqual([]);
  });
});
