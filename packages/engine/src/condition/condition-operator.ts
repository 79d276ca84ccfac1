import type { ConditionTrace, HistoryEntry, Issue, Json, Segment } from '@quen/protocol';
import type { AttributeType } from '../attributes/attribute-type.ts';
import type { ConditionNode, ValueNode } from './condition-node.ts';
import type { EvaluationContext } from './evaluation-context.ts';
import type { SavedGroups } from './saved-groups.ts';

/** What an operator is given to compare with: decides the input a form shows. */
export type OperandKind =
  | 'value'
  | 'orderable'
  | 'boolean'
  | 'list'
  | 'type'
  | 'version'
  | 'regex'
  | 'number'
  | 'condition'
  | 'group'
  | 'segment'
  | 'duration'
  | 'time'
  | 'weekdays'
  | 'hours'
  | 'behaviour';

/** A case that is test and documentation at once: with this operand, an attribute that holds `value` gives `result`. */
export interface OperatorExample {
  readonly operand: Json;
  /** What the attribute holds; null is missing. */
  readonly value: Json | readonly HistoryEntry[];
  readonly result: boolean;
  /** What else the case needs to be true; the present is 2025-06-02T05:00:00Z, a Monday noon in Vietnam, unless said here. */
  readonly given?: {
    readonly nowMs?: number;
    readonly timeZone?: string;
    readonly groups?: SavedGroups;
    readonly segments?: readonly Segment[];
  };
}

/** What `parseOperand` may ask of the compiler: the parts of an operand that are conditions themselves, and what they name. */
export interface OperandScope {
  readonly dialect: 'quen' | 'growthbook';
  readonly groups: SavedGroups;
  /** A fault at a path below the operand (`''` is the operand itself). */
  issue(path: string, message: string): Issue;
  /** What a value is compared with: a plain value or an object of operators. */
  value(operand: unknown, path: string): ValueNode;
  /** As `value`, where it is held against the very value the operator is. */
  sameValue(operand: unknown, path: string): ValueNode;
  /** A condition on the own keys of something. */
  condition(operand: unknown, path: string): ConditionNode;
  /** A condition on one event and one of its products. */
  eventCondition(operand: unknown, path: string): ConditionNode;
  /** The condition of a segment; a fault when there is none of that id or it leads back to itself. */
  segment(id: string, path: string): ConditionNode;
  /** Told of the events of which the operator looks at more than name and time; null for all. */
  eventDetails(names: ReadonlySet<string> | null): void;
}

/** What `parseOperand` answers: the operand, ready to be tested with, or its faults. */
export type ParsedOperand<Operand> =
  | { readonly ok: true; readonly value: Operand }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * A way to compare an attribute's value with an operand. One file an operator; the array in `operators.ts` makes it known to the
 * compiler, the contract test, the reference page and the console's form.
 */
export interface ConditionOperator<Operand = unknown> {
  /** `$gte` */
  readonly name: string;
  /** Reads between attribute and operand: `cart value — is at least — 50 000`. */
  readonly label: { readonly vi: string; readonly en: string };
  readonly operand: OperandKind;
  /**
   * The answer for a missing value, so that what is unknown is neither small nor early nor a text. Absent where `test` itself knows
   * what to do. GrowthBook's own dialect ignores it and compares null, as its SDKs do.
   */
  readonly missing?: boolean;
  /** The types of attributes it makes sense for, where it is only some; free names may hold any type. */
  readonly takes?: readonly AttributeType[];
  readonly examples: readonly OperatorExample[];
  /** Checks and prepares the operand once, when the condition is compiled. */
  parseOperand(operand: unknown, scope: OperandScope): ParsedOperand<Operand>;
  /** Whether it holds. Takes any JSON value, null for missing; never throws. */
  test(value: unknown, operand: Operand, context: EvaluationContext): boolean;
  /**
   * `test` with its operand built in, for the operators most conditions are made of: one call less in the innermost loop. Not asked
   * about missing values where `missing` answers for them.
   */
  bind?(operand: Operand): (value: unknown, context: EvaluationContext) => boolean;
  /**
   * The first moment after `context.nowMs` at which `test` may answer otherwise with nothing but time gone by, while the value stays
   * the same; never later than the true one. Absent: time alone changes nothing.
   */
  nextChangeAtMs?(value: unknown, operand: Operand, context: EvaluationContext): number;
  /** Moments at which `test` may change its mind when the value is the present itself, as in `time.now`. */
  clockChangeAtMs?(operand: Operand, context: EvaluationContext): number;
  /** What the parts of the operand found, for a trace. */
  explainParts?(value: unknown, operand: Operand, path: string, context: EvaluationContext): readonly ConditionTrace[];
  /** What to show as the actual value in a trace, where the value itself would tell too much or too little. */
  describe?(value: unknown, operand: Operand, context: EvaluationContext): Json;
}
