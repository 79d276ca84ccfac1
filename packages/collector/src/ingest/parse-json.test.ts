import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxDepth, parseJson } from './parse-json.ts';

const codeOf = (text: string): string | undefined => {
  const result = parseJson(text);
  return result.ok ? undefined : result.issues[0]?.code;
};

describe('parseJson', () => {
  it('reads any JSON that the log can keep, unchanged', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('\\u') && !text.includes('__proto__'));
        expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  it('refuses depth, however it is made', () => {
    expect(codeOf('['.repeat(maxDepth) + ']'.repeat(maxDepth))).toBeUndefined();
    expect(codeOf('['.repeat(maxDepth + 1) + ']'.repeat(maxDepth + 1))).toBe('too_deep');
    expect(codeOf(`${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`)).toBe('too_deep');
  });

  it('refuses numbers beyond a double and says where', () => {
    const result = parseJson('{"events":[{"properties":{"value":1e999}}]}');
    expect(result.ok ? '' : result.issues[0]?.path).toBe('events.0.properties.value');
  });

  it('cleans NUL, lone surrogates and __proto__ out', () => {
    const result = parseJson(
      '{"a\\u0000b":"x\\u0000y","c":"\\ud83d!","ok":"\\ud83d\\ude00","__proto__":{"admin":true},"n":{"__proto__":1}}',
    );
    expect(result).toEqual({ ok: true, value: { ab: 'xy', c: '\ufffd!', ok: '😀', n: {} } });
    expect(result.ok && Object.getPrototypeOf(result.value)).toBe(Object.prototype);
    expect(parseJson('{"\\u005f_proto__":{"admin":true}}')).toEqual({ ok: true, value: {} });
  });

  it('does not quote what was sent', () => {
    const result = parseJson('{"mail":"lan@example.vn",}');
    expect(result.ok ? '' : result.issues[0]?.message).not.toContain('lan');
  });
});
