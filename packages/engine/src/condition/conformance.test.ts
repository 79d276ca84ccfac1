import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Json } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { evaluateCondition } from './compile-condition.ts';
import type { SavedGroups } from './saved-groups.ts';

type Case = [name: string, condition: Json, attributes: Json, expected: boolean, groups?: SavedGroups];

const root = resolve(import.meta.dirname, '../../../..');
// The sibling folder is optional; README.md says what is to be in it.
const file = join(resolve(root, process.env['QUEN_CONFORMANCE_DIR'] ?? '../shared/conformance'), 'growthbook-cases.json');

if (existsSync(file)) {
  const cases: readonly Case[] = JSON.parse(readFileSync(file, 'utf8')).evalCondition;
  describe('conditions conform to the public cases', () => {
    it('finds cases', () => expect(cases.length).toBeGreaterThan(0));
    it.each(cases.map((entry, index) => [index, ...entry] as const))(
      '%i %s',
      (_index, _name, condition, attributes, expected, groups) => {
        expect(evaluateCondition(attributes, condition, groups)).toBe(expected);
      },
    );
  });
} else it.skip(`conditions conform to the public cases (there is no ${file}; QUEN_CONFORMANCE_DIR gives its folder)`);
