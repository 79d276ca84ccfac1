import type { Json } from '@quen/protocol';

/** One line of the builder: an attribute, how it is compared, and with what. */
export interface ConditionRule {
  readonly id?: string;
  /** An attribute's path, {@link segmentField}, or {@link advancedField}. */
  readonly field: string;
  /** {@link isOperator}, an operator's name (`$gte`), or either after {@link notPrefix}. */
  readonly operator: string;
  /** The operand as it stands in the condition; for {@link advancedField} the whole condition. */
  readonly value: Json;
}

/** Lines and groups that hold together, or of which one must hold. */
export interface ConditionGroup {
  readonly id?: string;
  readonly combinator: string;
  readonly not?: boolean;
  readonly rules: readonly (ConditionRule | ConditionGroup)[];
  /** How it was written: as a list (`$and`), or as `$nor`; an object of keys when absent. Only for writing it the same way again. */
  readonly form?: 'list' | 'nor';
}

/** Comparison with a plain value, without an operator: `{"cart.currency": "VND"}`. */
export const isOperator = 'is';
/** Before an operator whose contrary is meant: `{"events": {"$not": {"$performed": …}}}`. */
export const notPrefix = '$not ';
/** The field of lines that name segments. */
export const segmentField = '$inSegment';
/** The field of lines the builder has no form for; their value is the condition itself. */
export const advancedField = '$advanced';

/** Whether a part of the tree is a group. */
export function isGroup(part: ConditionRule | ConditionGroup): part is ConditionGroup {
  return 'rules' in part;
}
