import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseVariation } from './choose-variation.ts';
import { type BucketRange, getBucketRanges } from './get-bucket-ranges.ts';
import { getEqualWeights } from './get-equal-weights.ts';
import { hash } from './hash.ts';
import { inNamespace } from './in-namespace.ts';

const root = resolve(import.meta.dirname, '../../../..');
// The sibling folder is optional; README.md says what is to be in it.
const file = join(resolve(root, process.env['QUEN_CONFORMANCE_DIR'] ?? '../shared/conformance'), 'growthbook-cases.json');

interface Cases {
  readonly hash: [string, string, number, number | null][];
  readonly getBucketRange: [string, [number, number, number[] | null], [number, number][]][];
  readonly chooseVariation: [string, number, BucketRange[], number][];
  readonly inNamespace: [string, string, [string, number, number], boolean][];
  readonly getEqualWeights: [number, number[]][];
}

const round = (value: number): number => Math.floor(value * 1e8) / 1e8;

if (existsSync(file)) {
  const cases = JSON.parse(readFileSync(file, 'utf8')) as Cases;
  describe('assignment conforms to the public cases', () => {
    it.each(cases.hash)('hash %j %j v%j', (seed, value, version, expected) => expect(hash(seed, value, version)).toBe(expected));
    it.each(cases.getBucketRange)('bucket ranges: %s', (_name, [count, coverage, weights], expected) => {
      const ranges = getBucketRanges(count, coverage, weights).map((range) => range.map((edge) => Math.round(edge * 1e6) / 1e6));
      expect(ranges).toEqual(expected);
    });
    it.each(cases.chooseVariation)('variation: %s', (_name, bucket, ranges, expected) => {
      expect(chooseVariation(bucket, ranges)).toBe(expected);
    });
    it.each(cases.inNamespace)('namespace: %s', (_name, person, [id, from, to], expected) => {
      expect(inNamespace(person, { id, from, to })).toBe(expected);
    });
    it.each(cases.getEqualWeights)('equal weights of %j', (count, expected) => {
      expect(getEqualWeights(count).map(round)).toEqual(expected);
    });
  });
} else it.skip(`assignment conforms to the public cases (there is no ${file}; QUEN_CONFORMANCE_DIR gives its folder)`);
