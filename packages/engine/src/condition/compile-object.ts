import { type ConditionTrace, isJsonObject } from '@quen/protocol';
import { compileSavedGroup } from './compile-saved-group.ts';
import { compileValue } from './compile-value.ts';
import { below, type CompilerState, type PathReader, type PathResolver, refuse } from './compiler-state.ts';
import { type ConditionNode, never, neverNode, type ValueNode } from './condition-node.ts';
import { noteEventDetails } from './condition-reads.ts';
import type { EvaluationContext } from './evaluation-context.ts';
import { nearestName } from './nearest-name.ts';

const groupNames = ['$and', '$or', '$nor', '$not', '$inSegment', '$savedGroup'];

/** Compiles a condition object: all of its keys must hold. Faults go to the state; what is faulty holds for nobody. */
export function compileObject(state: CompilerState, resolve: PathResolver, condition: unknown, path: string): ConditionNode {
  if (!isJsonObject(condition)) {
    refuse(state, path, 'A condition is an object such as {"cart.value": {"$gte": 50000}}; write one here.');
    return neverNode;
  }
  const parts = Object.entries(condition).map(([key, operand]) => compileKey(state, resolve, key, operand, below(path, key)));
  return all('$and', parts);
}

function compileKey(state: CompilerState, resolve: PathResolver, key: string, operand: unknown, path: string): ConditionNode {
  switch (key) {
    case '$and':
      return all('$and', compileList(state, resolve, operand, path));
    case '$or':
      return any(compileList(state, resolve, operand, path));
    case '$nor':
      return not('$nor', any(compileList(state, resolve, operand, path)));
    case '$not':
      return not('$not', compileObject(state, resolve, operand, path));
    case '$savedGroup':
      return compileSavedGroup(state, operand, path, (inner) => compileObject(state, resolve, inner, path));
    case '$inSegment': {
      const value = compileValue(state, { $inSegment: operand }, path.slice(0, -'.$inSegment'.length));
      return leaf('$inSegment', { read: () => null }, value);
    }
  }
  if (state.dialect === 'quen' && key.startsWith('$')) {
    const nearest = nearestName(key, groupNames);
    const hint = nearest === null ? `Here stand attributes and ${groupNames.join(', ')}.` : `Did you mean ${nearest}?`;
    refuse(state, path, `${key} is not known here. ${hint} Operators stand below an attribute: {"cart.value": {"$gte": 1}}.`);
    return neverNode;
  }
  const found = resolve(key);
  const value = compileValue(state, operand, path, 'fault' in found ? null : found.reader.type);
  if ('fault' in found) {
    refuse(state, path, found.fault);
    return neverNode;
  }
  if (found.reader.type === 'events' && !isBehaviour(operand)) noteEventDetails(state.reads, null);
  return leaf(key, found.reader, value);
}

function compileList(state: CompilerState, resolve: PathResolver, list: unknown, path: string): ConditionNode[] {
  if (!Array.isArray(list)) {
    refuse(state, path, 'This takes a list of conditions: put them between [ and ].');
    return [neverNode];
  }
  return list.map((entry, index) => compileObject(state, resolve, entry, below(path, index)));
}

/** Past behaviour says itself which events it looks at; anything else that is held against the events may look at all of them. */
function isBehaviour(operand: unknown): boolean {
  return typeof operand === 'object' && operand !== null && Object.keys(operand).every((key) => key === '$performed');
}

/** One attribute held against what it must be. */
function leaf(path: string, reader: PathReader, value: ValueNode): ConditionNode {
  const { isClock } = reader;
  const read = reader.read as (subject: unknown) => unknown;
  const { explain } = value;
  const readerChange = reader.nextChangeAtMs;
  const safe = (subject: unknown): unknown => {
    try {
      return read(subject) ?? null;
    } catch {
      return null;
    }
  };
  return {
    test: readAndTest(read, value),
    explain: (subject, context) => explain(safe(subject), path, context),
    nextChangeAtMs: (subject, context) => {
      if (isClock) return value.clockChangeAtMs(context);
      const byValue = value.nextChangeAtMs(safe(subject), context);
      return readerChange === undefined ? byValue : Math.min(byValue, readerChange(context));
    },
  };
}

/** Reading and testing in one function, for speed: this is the innermost loop of every decision. */
function readAndTest(read: (subject: unknown) => unknown, { test, known }: ValueNode): ConditionNode['test'] {
  if (known !== undefined) {
    const { test: testKnown, whenMissing } = known;
    return (subject, context) => {
      let found: unknown;
      try {
        found = read(subject);
      } catch {
        return whenMissing;
      }
      return found === null || found === undefined ? whenMissing : testKnown(found, context);
    };
  }
  return (subject, context) => {
    let found: unknown;
    try {
      found = read(subject);
    } catch {
      found = null;
    }
    return test(found === undefined ? null : found, context);
  };
}

function all(operator: string, parts: readonly ConditionNode[]): ConditionNode {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return {
    test: allOf(parts.map((part) => part.test)),
    explain: (subject, context) => group(operator, parts, subject, context, (results) => results.every(Boolean)),
    nextChangeAtMs: earliest(parts),
  };
}

const yes = (): boolean => true;

/** Written out in fours: calls the optimizer can see into are quicker than a loop over a list. */
function allOf(tests: readonly ConditionNode['test'][]): ConditionNode['test'] {
  const [a = yes, b = yes, c = yes, d = yes] = tests;
  if (tests.length === 0) return yes;
  if (tests.length === 2) return (subject, context) => a(subject, context) && b(subject, context);
  if (tests.length === 3) return (subject, context) => a(subject, context) && b(subject, context) && c(subject, context);
  if (tests.length === 1) return a;
  const rest = allOf(tests.slice(4));
  return (subject, context) =>
    a(subject, context) && b(subject, context) && c(subject, context) && d(subject, context) && rest(subject, context);
}

const no = (): boolean => false;

function anyOf(tests: readonly ConditionNode['test'][]): ConditionNode['test'] {
  const [a = no, b = no, c = no] = tests;
  if (tests.length === 1) return a;
  if (tests.length === 2) return (subject, context) => a(subject, context) || b(subject, context);
  const rest = tests.length === 3 ? no : anyOf(tests.slice(3));
  return (subject, context) => a(subject, context) || b(subject, context) || c(subject, context) || rest(subject, context);
}

function any(parts: readonly ConditionNode[]): ConditionNode {
  return {
    // The empty list holds, as with GrowthBook: a group nobody has filled yet excludes nobody.
    test: parts.length === 0 ? yes : anyOf(parts.map((part) => part.test)),
    explain: (subject, context) =>
      group('$or', parts, subject, context, (results) => results.length === 0 || results.some(Boolean)),
    nextChangeAtMs: earliest(parts),
  };
}

function not(operator: '$not' | '$nor', part: ConditionNode): ConditionNode {
  return {
    test: (subject, context) => !part.test(subject, context),
    explain: (subject, context) => group(operator, [part], subject, context, (results) => results[0] !== true),
    nextChangeAtMs: part.nextChangeAtMs,
  };
}

function group(
  operator: string,
  parts: readonly ConditionNode[],
  subject: unknown,
  context: EvaluationContext,
  decide: (results: readonly boolean[]) => boolean,
): ConditionTrace {
  const children = parts.map((part) => part.explain(subject, context));
  return { operator, result: decide(children.map((child) => child.result)), children };
}

function earliest(parts: readonly ConditionNode[]): ConditionNode['nextChangeAtMs'] {
  const changes = parts.map((part) => part.nextChangeAtMs).filter((change) => change !== never);
  if (changes.length === 0) return never;
  return (subject, context) => {
    let soonest = Number.POSITIVE_INFINITY;
    for (const change of changes) soonest = Math.min(soonest, change(subject, context));
    return soonest;
  };
}
