import { type Condition, isJsonObject, type Json, type JsonObject } from '@quen/protocol';
import {
  advancedField,
  type ConditionGroup,
  type ConditionRule,
  isGroup,
  isOperator,
  notPrefix,
  segmentField,
} from './condition-tree.ts';

/** The condition a builder's tree stands for, written as it was read where that still fits. */
export function toCondition(tree: ConditionGroup): Condition {
  // Only a line that was read from something other than an object answers something other than an object, for the engine to refuse.
  return write(tree) as Condition;
}

function write(part: ConditionRule | ConditionGroup): Json {
  if (!isGroup(part)) return writeLine(part);
  const { combinator, not, form, rules } = part;
  if (combinator === 'or') {
    const list = rules.map(write);
    if (not !== true) return { $or: list };
    return form === 'nor' ? { $nor: list } : { $not: { $or: list } };
  }
  const all = form === 'list' ? { $and: rules.map(write) } : writeAll(rules);
  return not === true ? { $not: all } : all;
}

function writeLine({ field, operator, value }: ConditionRule): Json {
  if (field === advancedField) return value;
  if (field === segmentField) return operator.startsWith(notPrefix) ? { $not: { $inSegment: value } } : { $inSegment: value };
  if (operator.startsWith(notPrefix)) return own(field, { $not: operand(operator.slice(notPrefix.length), value) });
  return own(field, operand(operator, value));
}

function operand(operator: string, value: Json): Json {
  return operator === isOperator ? value : own(operator, value);
}

/** All of them as the keys of one object, or as a list where keys would collide. */
function writeAll(rules: ConditionGroup['rules']): Json {
  const [only] = rules;
  if (only !== undefined && rules.length === 1 && !isGroup(only)) return writeLine(only);
  const merged = new Map<string, Json>();
  for (const rule of rules) {
    // A group keeps to itself, or it would be gone when read again.
    const written = isGroup(rule) && rule.combinator === 'and' && rule.not !== true ? { $and: listOf(rule) } : write(rule);
    if (!isJsonObject(written)) return { $and: rules.map(write) };
    for (const [key, value] of Object.entries(written)) {
      const present = merged.get(key);
      if (present === undefined) merged.set(key, value);
      else if (isJsonObject(present) && isJsonObject(value) && canJoin(key, present, value))
        merged.set(key, { ...present, ...value });
      else return { $and: rules.map(write) };
    }
  }
  return Object.fromEntries(merged);
}

function listOf(group: ConditionGroup): Json[] {
  return group.rules.map(write);
}

/** Whether two operands of one attribute can stand in one object: operators only, none twice. */
function canJoin(key: string, a: JsonObject, b: JsonObject): boolean {
  const names = [...Object.keys(a), ...Object.keys(b)];
  return (
    !key.startsWith('$') &&
    Object.keys(a).length > 0 &&
    Object.keys(b).length > 0 &&
    names.every((name) => name.startsWith('$')) &&
    new Set(names).size === names.length
  );
}

/** An object of one own key, whatever it is called. */
function own(key: string, value: Json): JsonObject {
  return Object.fromEntries([[key, value]]);
}
