import { describe, expect, it } from 'vitest';
import { compilePlainCondition } from './compile-condition.ts';
import { createContext } from './evaluation-context.contract.ts';
import { operators } from './operators.ts';

describe('operators', () => {
  it('have names of their own', () => {
    expect(new Set(operators.map((operator) => operator.name)).size).toBe(operators.length);
  });

  for (const operator of operators) {
    describe(operator.name, () => {
      it('is labelled in both languages and shows both answers', () => {
        expect(operator.label.vi).not.toBe('');
        expect(operator.label.en).not.toBe('');
        expect(new Set(operator.examples.map((example) => example.result))).toEqual(new Set([true, false]));
      });

      it.each(
        operator.examples.map((example) => [JSON.stringify(example.operand), JSON.stringify(example.value), example] as const),
      )('%s, of %s', (_operand, _value, example) => {
        const { given = {} } = example;
        const context = createContext({
          ...(given.nowMs === undefined ? {} : { nowMs: given.nowMs }),
          ...(given.timeZone === undefined ? {} : { timeZone: given.timeZone }),
        });
        const compiled = compilePlainCondition(
          { value: { [operator.name]: example.operand } },
          { groups: given.groups ?? {}, segments: given.segments ?? [] },
        );
        if (!compiled.ok) throw new Error(compiled.issues.map((issue) => `${issue.path}: ${issue.message}`).join('\n'));
        const subject = example.value === null ? {} : { value: example.value };
        expect(compiled.value.test(subject, context)).toBe(example.result);
        const trace = compiled.value.explain(subject, context);
        expect(trace).toMatchObject({ operator: operator.name, path: 'value', result: example.result });
        expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
      });
    });
  }
});
