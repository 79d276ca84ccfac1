import { isJsonObject, type Json } from '@quen/protocol';
import { advancedField, type ConditionGroup, type ConditionRule, isOperator, notPrefix, segmentField } from './condition-tree.ts';

type Part = ConditionRule | ConditionGroup;

/** Deeper conditions are refused by the engine; they stay as they are and are told so when saved. */
const maxDepth = 20;

/**
 * A condition as the tree the builder edits. Nothing is lost: what has no form of its own becomes an advanced line with the condition
 * word for word, so that `toCondition(fromCondition(c))` means what `c` means.
 */
export function fromCondition(condition: Json): ConditionGroup {
  return groupOf(condition, 0);
}

function groupOf(condition: Json, depth: number): ConditionGroup {
  if (!isJsonObject(condition) || depth > maxDepth) return { combinator: 'and', rules: [advanced(condition)] };
  const parts = Object.entries(condition).flatMap(([key, operand]) => partsOf(key, operand, depth));
  const [only] = parts;
  return only !== undefined && parts.length === 1 && 'rules' in only ? only : { combinator: 'and', rules: parts };
}

function partsOf(key: string, operand: Json, depth: number): Part[] {
  if (!key.startsWith('$')) return linesOf(key, operand);
  if (key === '$not') {
    const segments = isJsonObject(operand) && Object.keys(operand).length === 1 ? operand['$inSegment'] : undefined;
    if (segments !== undefined) return [{ field: segmentField, operator: notPrefix + segmentField, value: segments }];
    const inner = groupOf(operand, depth + 1);
    return [inner.not === true ? { combinator: 'and', not: true, rules: [inner] } : { ...inner, not: true }];
  }
  if (key === '$inSegment') return [{ field: segmentField, operator: segmentField, value: operand }];
  if ((key === '$and' || key === '$or' || key === '$nor') && Array.isArray(operand)) {
    const rules = operand.map((entry: Json) => entryOf(entry, depth + 1));
    if (key === '$nor') return [{ combinator: 'or', not: true, form: 'nor', rules }];
    return [key === '$and' ? { combinator: 'and', form: 'list', rules } : { combinator: 'or', rules }];
  }
  return [advanced({ [key]: operand })];
}

/** An entry of a list: one line stands by itself, several are a group. */
function entryOf(entry: Json, depth: number): Part {
  const group = groupOf(entry, depth);
  const [only] = group.rules;
  const isPlain = group.not !== true && group.form === undefined && group.combinator === 'and';
  return isPlain && only !== undefined && group.rules.length === 1 && !('rules' in only) ? only : group;
}

/** What stands behind an attribute: a line for each operator. */
function linesOf(field: string, operand: Json): ConditionRule[] {
  const names = isJsonObject(operand) ? Object.keys(operand) : [];
  if (!isJsonObject(operand) || names.length === 0 || !names.every((name) => name.startsWith('$'))) {
    return [{ field, operator: isOperator, value: operand }];
  }
  return Object.entries(operand).map(([operator, value]) =>
    operator === '$not' ? notLine(field, value) : { field, operator, value },
  );
}

function notLine(field: string, operand: Json): ConditionRule {
  const [only, ...more] = linesOf(field, operand);
  if (only === undefined || more.length > 0 || only.operator.startsWith('$not'))
    return { field, operator: '$not', value: operand };
  return { ...only, operator: notPrefix + only.operator };
}

function advanced(value: Json): ConditionRule {
  return { field: advancedField, operator: isOperator, value };
}
