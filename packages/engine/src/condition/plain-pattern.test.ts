import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { plainPattern } from './plain-pattern.ts';

describe('plainPattern', () => {
  it.each(['giày', '^/giay/', '\\.pdf$', '^a$', 'Mobile|Tablet', '(Mobile|Tablet)', '\\$'])('knows %s', (pattern) => {
    expect(plainPattern(pattern)).not.toBeNull();
  });

  it.each(['', 'a.', 'a*', '^', '$', '(a)(b)', '^a|b', 'a|', '[ab]', 'a\\d', '\\b', '(?i)a', 'a\\'])(
    'leaves %s to the engine',
    (pattern) => {
      expect(plainPattern(pattern)).toBeNull();
    },
  );

  it('answers as the engine does', () => {
    const pieces = fc.constantFrom('a', 'b', 'ab', '^', '$', '|', '(', ')', '\\.', '.', '/', '\\$', '-', 'é', '\\', '?');
    const pattern = fc.array(pieces, { maxLength: 5 }).map((list) => list.join(''));
    const text = fc
      .array(fc.constantFrom('a', 'b', '.', '/', '$', '|', 'é', '-', '\n'), { maxLength: 6 })
      .map((list) => list.join(''));
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        const plain = plainPattern(source);
        if (plain !== null) expect(plain(subject)).toBe(RE2JS.compile(source).test(subject));
      }),
      { numRuns: 3000 },
    );
  });
});
