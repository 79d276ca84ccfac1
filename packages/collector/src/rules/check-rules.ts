import { compileRuleSet } from '@quen/engine';
import type { Issue, Result, RuleSet } from '@quen/protocol';
import { ruleSetSchema } from '@quen/protocol/schema';
import { strategyNames } from '@quen/recommender';
import { schemaIssues } from '../operations/schema-issues.ts';
import { unknownKeys } from './unknown-keys.ts';

/**
 * Whether a rule set may be saved: it fits the schema, has no key that the schema does not know, and compiles (conditions are sound and
 * all that is referred to exists). All issues are answered at once where they can be.
 *
 * @param draft a rule set; its `version` may be missing and is not looked at
 */
export function checkRules(draft: unknown): Result<RuleSet> {
  const versioned = typeof draft === 'object' && draft !== null ? { ...draft, version: 0 } : draft;
  const parsed = ruleSetSchema.safeParse(versioned);
  if (!parsed.success) {
    return { ok: false, issues: schemaIssues(parsed.error, 'invalid_rule_set') };
  }
  const issues: Issue[] = unknownKeys(versioned, parsed.data).map((path) => ({
    code: 'invalid_rule_set',
    path,
    message: 'there is no such key; mend its spelling or take it out',
  }));
  const compiled = compileRuleSet(parsed.data, { strategies: strategyNames });
  if (!compiled.ok) issues.push(...compiled.issues);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: parsed.data };
}
