import { type CompiledRuleSet, compileRuleSet } from '@quen/engine';
import { strategyNames } from '@quen/recommender';
import type { CollectorCore } from '../server/core.ts';

/** A version of the rules, ready to decide with; undefined when it is not kept, or no longer compiles. */
export async function rulesThen(core: CollectorCore, version: number): Promise<CompiledRuleSet | undefined> {
  const { compiled } = core.rules;
  if (version === compiled.version) return compiled;
  const stored = await core.storage.rules.read(version);
  if (stored === undefined) return undefined;
  const result = compileRuleSet({ ...stored.ruleSet, version }, { strategies: strategyNames });
  return result.ok ? result.value : undefined;
}
