import { type ConditionTrace, type Issue, isJsonObject, type Json } from '@quen/protocol';
import type { AttributeType } from '../attributes/attribute-type.ts';
import { isSameJson, toNumber, toText } from './coercion.ts';
import { below, type CompilerState, refuse } from './compiler-state.ts';
import { never, neverNode, type ValueNode } from './condition-node.ts';
import type { ConditionOperator, OperandScope } from './condition-operator.ts';
import { noteEventDetails, noteReads } from './condition-reads.ts';
import type { EvaluationContext } from './evaluation-context.ts';
import { nearestName } from './nearest-name.ts';
import { operators } from './operators.ts';
import { traceValue } from './trace-value.ts';

const operatorByName = new Map(operators.map((operator) => [operator.name, operator]));

/** Compiles what stands behind an attribute: a plain value, or an object whose keys are all operators. */
export function compileValue(state: CompilerState, operand: unknown, path: string, type: AttributeType | null = null): ValueNode {
  if (type === 'list') refuseOneForMany(state, operand, path, '$in');
  if (!isJsonObject(operand)) return equality(state, operand);
  const entries = Object.entries(operand);
  const named = entries.filter(([key]) => key.startsWith('$'));
  if (named.length === 0) return equality(state, operand);
  if (named.length < entries.length) {
    const odd = entries.find(([key]) => !key.startsWith('$'))?.[0] ?? '';
    if (state.dialect === 'quen')
      refuse(state, below(path, odd), 'Operators and plain keys do not mix here; move one of them out.');
    return equality(state, operand);
  }
  const parts = named.map(([name, inner]) => compileOperator(state, name, inner, below(path, name), type));
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : every(parts);
}

function compileOperator(
  state: CompilerState,
  name: string,
  operand: unknown,
  path: string,
  type: AttributeType | null,
): ValueNode {
  const operator = operatorByName.get(name);
  if (operator === undefined) {
    const nearest = nearestName(name, operatorByName.keys());
    refuse(
      state,
      path,
      `There is no operator ${name}. ${nearest === null ? 'See the list of operators.' : `Did you mean ${nearest}?`}`,
    );
    return failing(name, operand);
  }
  if (type !== null && operator.takes !== undefined && !operator.takes.includes(type)) {
    refuse(
      state,
      path,
      `${name} is for attributes of type ${operator.takes.join(' or ')}, and this is a ${type}. Use another operator.`,
    );
  }
  if (type === 'list' && (name === '$eq' || name === '$ne'))
    refuseOneForMany(state, operand, path, name === '$eq' ? '$in' : '$nin');
  const parsed = operator.parseOperand(operand, scopeOf(state, path, type));
  if (parsed.ok) return operatorNode(state, operator, operand, parsed.value);
  state.issues.push(...parsed.issues);
  return failing(name, operand);
}

/** A list is compared whole: held against one value it would hold for nobody but by chance. */
function refuseOneForMany(state: CompilerState, operand: unknown, path: string, instead: '$in' | '$nin'): void {
  if (state.dialect !== 'quen' || operand === null || typeof operand === 'object') return;
  refuse(state, path, `This is a list, and never equals one value. Write {"${instead}": [${JSON.stringify(operand)}]}.`);
}

function scopeOf(state: CompilerState, path: string, type: AttributeType | null): OperandScope {
  const at = (inner: string): string => (inner === '' ? path : below(path, inner));
  return {
    dialect: state.dialect,
    groups: state.groups,
    issue: (inner, message): Issue => ({ code: 'invalid_condition', path: at(inner), message }),
    value: (operand, inner) => compileValue(state, operand, at(inner)),
    sameValue: (operand, inner) => compileValue(state, operand, at(inner), type),
    condition: (operand, inner) => state.condition(state, operand, at(inner)),
    eventCondition: (operand, inner) => state.eventCondition(state, operand, at(inner)),
    segment: (id, inner) => {
      const found = state.segments.find(id);
      if (!found.ok) {
        for (const issue of found.issues) refuse(state, at(inner), issue.message);
        return neverNode;
      }
      state.size += found.value.size;
      noteReads(state.reads, found.value.reads);
      return found.value.node;
    },
    eventDetails: (names) => noteEventDetails(state.reads, names),
  };
}

function operatorNode(state: CompilerState, operator: ConditionOperator, expected: unknown, operand: unknown): ValueNode {
  const { name, missing } = operator;
  // Looked up once: the methods of an operator do not use `this`.
  const holds = operator.test;
  const bound = operator.bind?.(operand) ?? ((value: unknown, context: EvaluationContext) => holds(value, operand, context));
  const answersMissing = missing !== undefined && state.dialect === 'quen';
  const test: ValueNode['test'] = answersMissing ? (value, context) => (value === null ? missing : bound(value, context)) : bound;
  return {
    test,
    ...(answersMissing && { known: { test: bound, whenMissing: missing } }),
    explain: (value, path, context) => ({
      operator: name,
      path,
      expected: traceValue(expected),
      ...actual(operator.describe === undefined ? traceValue(value) : operator.describe(value, operand, context)),
      result: test(value, context),
      ...(operator.explainParts !== undefined && { children: operator.explainParts(value, operand, path, context) }),
    }),
    nextChangeAtMs:
      operator.nextChangeAtMs === undefined
        ? never
        : (value, context) => operator.nextChangeAtMs?.(value, operand, context) ?? Number.POSITIVE_INFINITY,
    // An operator that cannot say when a moving clock changes its mind may do so at the next tick.
    clockChangeAtMs: (context) => operator.clockChangeAtMs?.(operand, context) ?? context.nowMs + 1,
  };
}

/** A plain value: texts, numbers and booleans coerce as in GrowthBook; lists and objects must be the same JSON. */
function equality(state: CompilerState, expected: unknown): ValueNode {
  const test = equals(expected, state.dialect === 'growthbook');
  return {
    test,
    explain: (value, path) => ({
      operator: '$eq',
      path,
      expected: traceValue(expected),
      ...actual(traceValue(value)),
      result: test(value),
    }),
    nextChangeAtMs: never,
    clockChangeAtMs: (context) => (typeof expected === 'number' && expected > context.nowMs ? expected : context.nowMs + 1),
  };
}

function equals(expected: unknown, nullCoerces: boolean): (value: unknown) => boolean {
  switch (typeof expected) {
    case 'string':
      return nullCoerces
        ? (value) => value === expected || toText(value) === expected
        : (value) => value === expected || (value !== null && toText(value) === expected);
    case 'number':
      return (value) => value === expected || ((nullCoerces || value !== null) && toNumber(value) === expected);
    case 'boolean':
      return (value) => value !== null && Boolean(value) === expected;
    default:
      return expected === null ? (value) => value === null : (value) => isSameJson(value, expected);
  }
}

function every(parts: readonly ValueNode[]): ValueNode {
  const tests = parts.map((part) => part.test);
  const [a, b] = tests;
  return {
    test:
      a !== undefined && b !== undefined && tests.length === 2
        ? (value, context) => a(value, context) && b(value, context)
        : (value, context) => {
            for (const test of tests) if (!test(value, context)) return false;
            return true;
          },
    explain: (value, path, context) => {
      const children = parts.map((part) => part.explain(value, path, context));
      return { operator: '$and', path, result: children.every((child) => child.result), children };
    },
    nextChangeAtMs: parts.every((part) => part.nextChangeAtMs === never)
      ? never
      : (value, context) => Math.min(...parts.map((part) => part.nextChangeAtMs(value, context))),
    clockChangeAtMs: (context) => Math.min(...parts.map((part) => part.clockChangeAtMs(context))),
  };
}

/** Stands in for an operator that could not be compiled: holds for no value. */
function failing(name: string, expected: unknown): ValueNode {
  const explain = (value: unknown, path: string): ConditionTrace => ({
    operator: name,
    path,
    expected: traceValue(expected),
    ...actual(traceValue(value)),
    result: false,
  });
  return {
    test: () => false,
    explain,
    nextChangeAtMs: never,
    clockChangeAtMs: (_: EvaluationContext) => Number.POSITIVE_INFINITY,
  };
}

function actual(value: Json): { readonly actual?: Json } {
  return value === null ? {} : { actual: value };
}
