import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Json } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { evaluateCondition } from './compile-condition.ts';
import type { SavedGroups } from './saved-groups.ts';

const root = resolve(import.meta.dirname, '../../../..');
const folder = resolve(root, process.env['QUEN_CONFORMANCE_DIR'] ?? '../shared/conformance');
const file = join(folder, 'growthbook-cases.json');
const cases: [name: string, condition: Json, attributes: Json, expected: boolean, groups?: SavedGroups][] = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8')).evalCondition
  : [];

describe('GrowthBook’s conformance suite', () => {
  if (cases.length === 0) {
    it.skip(`skipped: there is no ${file}; set QUEN_CONFORMANCE_DIR`, () => {});
    return;
  }
  it.each(cases.map((entry, index) => [index, ...entry] as const))(
    '%i %s',
    (_index, _name, condition, attributes, expected, groups) => {
      expect(evaluateCondition(attributes, condition, groups)).toBe(expected);
    },
  );
});
