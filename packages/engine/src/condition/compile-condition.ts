import type { Condition, ConditionTrace, Issue, Json, Result, Segment } from '@quen/protocol';
import { resolveAttribute, resolveProfileAttribute } from '../attributes/resolve-attribute.ts';
import { checkBounds } from './check-bounds.ts';
import { compileObject } from './compile-object.ts';
import type { CompiledNode, CompilerState, Dialect, PathResolver, SegmentLookup } from './compiler-state.ts';
import { type ConditionLimits, conditionLimits } from './condition-limits.ts';
import { type ConditionReads, createReadsNote } from './condition-reads.ts';
import type { EvaluationContext } from './evaluation-context.ts';
import { nowhere } from './nowhere.ts';
import { ownPath } from './own-path.ts';
import { resolveEventPath } from './resolve-event-path.ts';
import type { SavedGroups } from './saved-groups.ts';
import { createSegmentLookup } from './segment-lookup.ts';

export interface CompileOptions {
  /** What `$inSegment` may name: the segments themselves, or a lookup made once for many conditions. */
  readonly segments?: readonly Segment[] | SegmentLookup;
  /** What `$inGroup` may name. */
  readonly groups?: SavedGroups;
  readonly limits?: Partial<ConditionLimits>;
}

/** A condition on Quen's attributes, ready to be asked. None of its methods ever throws, whatever the context holds. */
export interface CompiledCondition {
  readonly source: Condition;
  readonly reads: ConditionReads;
  test(context: EvaluationContext): boolean;
  /** The condition as a tree with what each part found. */
  explain(context: EvaluationContext): ConditionTrace;
  /** A moment after `context.nowMs` up to which the answer stays the same if nothing but time passes; `Infinity` for ever. */
  nextChangeAtMs(context: EvaluationContext): number;
}

/**
 * Compiles a condition whose paths are names of the attribute registry, once, into closures.
 *
 * @returns the compiled condition, or every fault (`invalid_condition`) with its path and what to do.
 */
export function compileCondition(condition: unknown, options: CompileOptions = {}): Result<CompiledCondition> {
  const compiled = compile(condition, options, 'quen', resolveAttribute);
  if (!compiled.ok) return compiled;
  return { ok: true, value: compiledCondition(condition as Condition, compiled.value) };
}

/** How many moments are tried until one is found at which the answer is another. */
const maxSteps = 32;

function compiledCondition(source: Condition, { node, reads }: CompiledNode): CompiledCondition {
  return {
    source,
    reads,
    test(context) {
      const known = orNowhere(context);
      return node.test(known, known);
    },
    explain(context) {
      const known = orNowhere(context);
      return node.explain(known, known);
    },
    nextChangeAtMs(context) {
      const known = orNowhere(context);
      const clock: unknown = known.nowMs;
      // Without a clock no time passes.
      if (typeof clock !== 'number') return Number.POSITIVE_INFINITY;
      const result = node.test(known, known);
      let atMs = node.nextChangeAtMs(known, known);
      // The parts change more often than the whole does: step over moments at which the whole stays as it is.
      for (let step = 0; step < maxSteps && atMs < Number.POSITIVE_INFINITY; step++) {
        const later = { ...known, nowMs: atMs };
        if (node.test(later, later) !== result) return atMs;
        atMs = node.nextChangeAtMs(later, later);
      }
      return Number.isNaN(atMs) ? Number.POSITIVE_INFINITY : atMs;
    },
  };
}

/** Whatever comes in place of a context: no parts of it are trusted, and it must at least be an object. */
function orNowhere(context: unknown): EvaluationContext {
  return typeof context === 'object' && context !== null ? (context as EvaluationContext) : nowhere;
}

/** A condition on the own keys of a plain object, such as an event's properties. */
export interface PlainCondition {
  readonly source: Condition;
  /** `context` tells the present, the shop's time zone and the profile to operators that ask; without it they hold for nothing. */
  test(subject: unknown, context?: EvaluationContext): boolean;
  explain(subject: unknown, context?: EvaluationContext): ConditionTrace;
}

/** As `compileCondition`, but paths are dotted paths of own keys in whatever object is tested. */
export function compilePlainCondition(
  condition: unknown,
  options: CompileOptions & { readonly dialect?: Dialect } = {},
): Result<PlainCondition> {
  const compiled = compile(condition, options, options.dialect ?? 'quen', resolveOwn);
  if (!compiled.ok) return compiled;
  const { node } = compiled.value;
  return {
    ok: true,
    value: {
      source: condition as Condition,
      test: (subject, context = nowhere) => node.test(subject, context),
      explain: (subject, context = nowhere) => node.explain(subject, context),
    },
  };
}

/**
 * GrowthBook's evaluation of a condition on an attributes object, to the letter of its SDKs but for three things: only own keys are
 * seen, regular expressions run in linear time (no look-around, no back references), and nothing throws. Faulty parts match nobody.
 */
export function evaluateCondition(attributes: Json, condition: Json, groups: SavedGroups = {}): boolean {
  const compiled = compilePlainCondition(condition, { groups, dialect: 'growthbook' });
  return compiled.ok && compiled.value.test(attributes);
}

const resolveOwn: PathResolver = (path) => ({ reader: { read: ownPath(path) } });

function compile(condition: unknown, options: CompileOptions, dialect: Dialect, resolve: PathResolver): Result<CompiledNode> {
  const limits = { ...conditionLimits, ...options.limits };
  const bounds = checkBounds(condition, limits);
  if (bounds.issues.length > 0) return { ok: false, issues: bounds.issues };
  const issues: Issue[] = [];
  const reads = createReadsNote();
  const noting: PathResolver = (path) => {
    reads.paths.add(path);
    return resolve(path);
  };
  const state: CompilerState = {
    dialect,
    limits,
    groups: options.groups ?? {},
    segments: segmentsOf(options),
    issues,
    condition: (inner, operand, path) => compileObject(inner, resolveOwn, operand, path),
    eventCondition: (inner, operand, path) => compileObject(inner, resolveEventPath, operand, path),
    reads,
    size: bounds.size,
  };
  const node = compileObject(state, noting, condition, '');
  if (state.size > limits.expandedNodes) {
    issues.push({
      code: 'invalid_condition',
      path: '',
      message: `With its segments the condition has ${state.size} parts; ${limits.expandedNodes} is the most. Use fewer or simpler segments.`,
    });
    return { ok: false, issues };
  }
  // In GrowthBook's dialect what is faulty has been compiled to match nobody.
  return issues.length === 0 || dialect === 'growthbook'
    ? { ok: true, value: { node, size: state.size, reads } }
    : { ok: false, issues };
}

function segmentsOf(options: CompileOptions): SegmentLookup {
  const { segments } = options;
  if (segments !== undefined && 'find' in segments && !Array.isArray(segments)) return segments as SegmentLookup;
  return compileSegmentLookup((segments as readonly Segment[] | undefined) ?? [], options);
}

/** A lookup of compiled segments to be shared by many conditions; each segment is compiled when it is first named. */
export function compileSegmentLookup(
  segments: readonly Segment[],
  options: Omit<CompileOptions, 'segments'> = {},
): SegmentLookup {
  return createSegmentLookup(segments, (condition, lookup) =>
    compile(condition, { ...options, segments: lookup }, 'quen', resolveProfileAttribute),
  );
}

/** The condition of a segment of the lookup, to be asked by itself. */
export function conditionOf(segment: Segment, lookup: SegmentLookup): Result<CompiledCondition> {
  const found = lookup.find(segment.id);
  return found.ok ? { ok: true, value: compiledCondition(segment.condition, found.value) } : found;
}
