import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxDepth, parseBatch, parseJson } from './parse-json.ts';

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

describe('parseBatch', () => {
  it('reads any JSON as parseJson does, where nothing in the list is wrong', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('events', 'other'), fc.jsonValue({ maxDepth: 5 })), (value) => {
        const text = JSON.stringify(value);
        const whole = parseJson(text);
        expect(parseBatch(text, 'events')).toEqual(
          whole.ok ? { ok: true, value: { body: whole.value, faults: new Map() } } : whole,
        );
      }),
    );
  });

  it('tells the faults of each in the list apart, and keeps what can be kept of it', () => {
    const deepest = '['.repeat(maxDepth - 2) + ']'.repeat(maxDepth - 2);
    const result = parseBatch(`{"events":[1,{"a":{"b":1e999}},[${deepest}],${deepest},-1e999,{"\\u0000c":"\\ud800"}]}`, 'events');
    if (!result.ok) throw new Error(result.issues[0]?.message);
    const { body, faults } = result.value;
    expect([...faults].map(([index, [issue]]) => [index, issue?.code, issue?.path])).toEqual([
      [1, 'invalid_event', 'a.b'],
      [2, 'too_deep', new Array(maxDepth - 2).fill('0').join('.')],
      [4, 'invalid_event', ''],
    ]);
    const cut = JSON.parse(`${'['.repeat(maxDepth - 2)}null${']'.repeat(maxDepth - 2)}`);
    expect(body).toEqual({ events: [1, { a: { b: 'Infinity' } }, cut, JSON.parse(deepest), '-Infinity', { c: '\ufffd' }] });
  });

  it.each([
    ['{"events":[],"sentAt":1e999}', 'invalid_json', 'sentAt'],
    [
      `{"events":[],"context":${'['.repeat(maxDepth)}${']'.repeat(maxDepth)}}`,
      'too_deep',
      `context.${new Array(maxDepth - 1).fill('0').join('.')}`,
    ],
    [`{"events":{"a":1e999}}`, 'invalid_json', 'events.a'],
    ['[1e999]', 'invalid_json', '0'],
  ])('refuses %s for what is wrong beside the list', (text, code, path) => {
    const result = parseBatch(text, 'events');
    expect(result.ok ? [] : result.issues.map((issue) => [issue.code, issue.path])).toEqual([[code, path]]);
  });
});
