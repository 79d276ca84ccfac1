import type { Issue, Result } from '@quen/protocol';
import type { AttributeType } from '../attributes/attribute-type.ts';
import type { ConditionLimits } from './condition-limits.ts';
import type { ConditionNode } from './condition-node.ts';
import type { ConditionReads, ReadsNote } from './condition-reads.ts';
import type { EvaluationContext } from './evaluation-context.ts';
import type { SavedGroups } from './saved-groups.ts';

/** `quen` refuses what is faulty and never compares what is missing; `growthbook` answers just as GrowthBook's SDKs do. */
export type Dialect = 'quen' | 'growthbook';

/** Where an attribute's name leads: what reads it, and how time moves it. */
export interface PathReader {
  /**
   * Reads from what the path is about: the evaluation context for attributes, an element or an event for own paths. Null or undefined
   * when missing; what an odd subject makes it trip over is taken as missing.
   */
  readonly read: (subject: never) => unknown;
  /** Next moment at which `read` itself may answer otherwise by time alone. */
  readonly nextChangeAtMs?: (context: EvaluationContext) => number;
  /** What is read there; absent where anything may be. */
  readonly type?: AttributeType;
  /** True for the present itself. */
  readonly isClock?: boolean;
}

/** Finds the reader of a path, or says what is wrong with it. */
export type PathResolver = (path: string) => { readonly reader: PathReader } | { readonly fault: string };

/** A condition as it was compiled, for what it becomes part of. */
export interface CompiledNode {
  readonly node: ConditionNode;
  /** How many parts it has, those of segments included. */
  readonly size: number;
  readonly reads: ConditionReads;
}

/** Finds the compiled condition of a segment. */
export interface SegmentLookup {
  find(id: string): Result<CompiledNode>;
}

/** What one compilation shares. */
export interface CompilerState {
  readonly dialect: Dialect;
  readonly limits: ConditionLimits;
  readonly groups: SavedGroups;
  readonly segments: SegmentLookup;
  readonly issues: Issue[];
  /** Compiles a condition on the own keys of something. */
  readonly condition: (state: CompilerState, operand: unknown, path: string) => ConditionNode;
  /** Compiles a condition on one event and one of its products. */
  readonly eventCondition: (state: CompilerState, operand: unknown, path: string) => ConditionNode;
  readonly reads: ReadsNote;
  /** Parts so far, those of segments included. */
  size: number;
}

/** Notes a fault at a path of the condition. */
export function refuse(state: CompilerState, path: string, message: string): void {
  state.issues.push({ code: 'invalid_condition', path, message });
}

/** A path one step further down. */
export function below(path: string, key: string | number): string {
  return path === '' ? `${key}` : `${path}.${key}`;
}
