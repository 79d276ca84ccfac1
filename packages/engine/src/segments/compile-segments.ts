import type { Issue, Profile, Result, Segment, ShopSettings } from '@quen/protocol';
import type { CompiledCondition } from '../condition/compile-condition.ts';
import { type CompileOptions, compileSegmentLookup, conditionOf } from '../condition/compile-condition.ts';
import type { SegmentLookup } from '../condition/compiler-state.ts';
import { profileContext } from './profile-context.ts';

/** Which segments a profile is in, and until when that is certain. */
export interface SegmentMembership {
  /** Ids, in the order of the rule set. */
  readonly segments: readonly string[];
  /** After now; nothing changes before it unless an event comes. `Infinity` when time alone changes nothing. */
  readonly nextChangeAtMs: number;
}

/** All segments of a rule set, ready to be asked. */
export interface CompiledSegments {
  readonly ids: readonly string[];
  /** For `compileCondition`, so that `$inSegment` finds them compiled. */
  readonly lookup: SegmentLookup;
  /** The condition of one. */
  conditionOf(id: string): CompiledCondition | undefined;
  membershipOf(profile: Profile, shop: ShopSettings, nowMs: number): SegmentMembership;
}

/** Compiles segments; faults have paths such as `3.condition.orders.count.$gte`. */
export function compileSegments(
  segments: readonly Segment[],
  options: Omit<CompileOptions, 'segments'> = {},
): Result<CompiledSegments> {
  const lookup = compileSegmentLookup(segments, options);
  const issues: Issue[] = [];
  const seen = new Set<string>();
  const conditions = new Map<string, CompiledCondition>();
  for (const [index, segment] of segments.entries()) {
    if (seen.has(segment.id)) {
      issues.push({
        code: 'invalid_rule_set',
        path: `${index}.id`,
        message: `Two segments are called "${segment.id}"; rename one.`,
      });
      continue;
    }
    seen.add(segment.id);
    const compiled = conditionOf(segment, lookup);
    if (compiled.ok) conditions.set(segment.id, compiled.value);
    else for (const issue of compiled.issues) issues.push({ ...issue, path: join(`${index}.condition`, issue.path) });
  }
  if (issues.length > 0) return { ok: false, issues };
  const all = [...conditions];
  return {
    ok: true,
    value: {
      ids: [...conditions.keys()],
      lookup,
      conditionOf: (id) => conditions.get(id),
      membershipOf(profile, shop, nowMs) {
        const context = profileContext(profile, shop, nowMs);
        let nextChangeAtMs = Number.POSITIVE_INFINITY;
        const members: string[] = [];
        for (const [id, condition] of all) {
          if (condition.test(context)) members.push(id);
          nextChangeAtMs = Math.min(nextChangeAtMs, condition.nextChangeAtMs(context));
        }
        return { segments: members, nextChangeAtMs };
      },
    },
  };
}

function join(path: string, rest: string): string {
  return rest === '' ? path : `${path}.${rest}`;
}
