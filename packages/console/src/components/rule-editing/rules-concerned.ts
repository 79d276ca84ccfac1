import type { Issue, RuleSet } from '@quen/protocol';
import type { NamedKind } from './named-kind.ts';

/** A rule that stands in the way of a change to another. */
export interface ConcernedRule {
  readonly kind: NamedKind;
  readonly id: string;
  readonly name: string;
}

/**
 * The rules that issues are about, when they are told by their place in the rule set (`campaigns.3.variants.0.content.offerId`): others than the one that is
 * saved or deleted, which they name. Empty when an issue is about anything else.
 */
export function rulesConcerned(issues: readonly Issue[], ruleSet: RuleSet): readonly ConcernedRule[] {
  const found = new Map<string, ConcernedRule>();
  for (const { path } of issues) {
    const [, kind, nth] = /^(placements|segments|campaigns|offers)\.(\d+)(?:\.|$)/.exec(path) ?? [];
    const rule = kind === undefined ? undefined : ruleSet[kind as NamedKind][Number(nth)];
    if (rule === undefined) return [];
    found.set(`${kind}/${rule.id}`, { kind: kind as NamedKind, id: rule.id, name: rule.name });
  }
  return [...found.values()];
}
