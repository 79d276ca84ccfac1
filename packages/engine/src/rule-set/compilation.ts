import type { Condition, ErrorCode, Issue, MerchandisingRule } from '@quen/protocol';
import { type CompiledCondition, compileCondition } from '../condition/compile-condition.ts';
import type { SegmentLookup } from '../condition/compiler-state.ts';

/** A merchandising rule with its conditions compiled; `when` is null for always. */
export interface PreparedMerchandising {
  readonly rule: MerchandisingRule;
  readonly match: CompiledCondition | null;
  readonly when: CompiledCondition | null;
}

/** What one compilation of a rule set shares, and where it notes faults. */
export interface Compilation {
  readonly offerIds: ReadonlySet<string>;
  /** Names of strategies there are; null when the caller did not say. */
  readonly strategies: ReadonlySet<string> | null;
  fault(path: string, message: string, code?: ErrorCode): void;
  /** A faulty condition is noted and holds for nobody. */
  condition(source: Condition, path: string): CompiledCondition;
  merchandising(rules: readonly MerchandisingRule[], path: string): PreparedMerchandising[];
}

/** Begins a compilation; `issues` collects the faults. */
export function createCompilation(
  issues: Issue[],
  segments: SegmentLookup,
  offerIds: ReadonlySet<string>,
  strategies: ReadonlySet<string> | null,
): Compilation {
  const compilation: Compilation = {
    offerIds,
    strategies,
    fault: (path, message, code = 'invalid_rule_set') => {
      issues.push({ code, path, message });
    },
    condition: (source, path) => {
      const compiled = compileCondition(source, { segments });
      if (compiled.ok) return compiled.value;
      for (const issue of compiled.issues) {
        issues.push({ ...issue, path: issue.path === '' ? path : `${path}.${issue.path}` });
      }
      return nobody(source);
    },
    merchandising: (rules, path) =>
      rules.map((rule, index) => ({
        rule,
        match: 'match' in rule ? compilation.condition(rule.match, `${path}.${index}.match`) : null,
        when: rule.when === undefined ? null : compilation.condition(rule.when, `${path}.${index}.when`),
      })),
  };
  return compilation;
}

function nobody(source: Condition): CompiledCondition {
  return {
    source,
    reads: { paths: new Set(), eventDetails: new Set() },
    test: () => false,
    explain: () => ({ operator: '$or', result: false }),
    nextChangeAtMs: () => Number.POSITIVE_INFINITY,
  };
}
