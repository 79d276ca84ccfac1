import { type CompiledRuleSet, compileRuleSet } from '@quen/engine';
import type { Offer, RuleSet } from '@quen/protocol';
import { strategyNames } from '@quen/recommender';
import type { Log } from '../server/log.ts';
import type { RuleSetStore } from '../storage/storage.ts';
import { defaultRuleSet } from './default-rule-set.ts';

/** The rules in force. */
export interface CurrentRules {
  readonly compiled: CompiledRuleSet;
  /** Offers that a placement's campaigns may show and that can come to an end: they have limits, or codes made per customer. */
  limitedOffersOf(placement: string): readonly Offer[];
  /** Takes up the newest saved rules; keeps those in force when they cannot be compiled. Answers the version in force. */
  reload(): Promise<number>;
}

export async function createCurrentRules(store: RuleSetStore, initial: RuleSet | undefined, log: Log): Promise<CurrentRules> {
  let compiled = compileOrThrow(initial ?? defaultRuleSet);
  let limited = limitedOffers(compiled);
  /** Of the rules in the store; those to begin with are none of them, whatever number they bear. */
  let inForce = 0;

  async function reload(): Promise<number> {
    const saved = await store.newest();
    if (saved === undefined || saved.version === inForce) return compiled.version;
    const result = compileRuleSet({ ...saved.ruleSet, version: saved.version }, { strategies: strategyNames });
    if (result.ok) {
      compiled = result.value;
      inForce = saved.version;
      limited = limitedOffers(compiled);
    } else {
      const first = result.issues[0];
      log({
        level: 'error',
        message: 'The saved rules cannot be compiled; the former ones stay',
        version: saved.version,
        path: first?.path,
        issue: first?.message,
      });
    }
    return compiled.version;
  }

  await reload();
  return {
    get compiled() {
      return compiled;
    },
    limitedOffersOf: (placement) => limited.get(placement) ?? [],
    reload,
  };
}

function compileOrThrow(ruleSet: RuleSet): CompiledRuleSet {
  const result = compileRuleSet(ruleSet);
  if (!result.ok) throw new Error(`[rules] The built-in rules are wrong: ${result.issues[0]?.message}`);
  return result.value;
}

function limitedOffers(compiled: CompiledRuleSet): Map<string, readonly Offer[]> {
  const byPlacement = new Map<string, readonly Offer[]>();
  for (const [id, placement] of compiled.placements) {
    const ids = placement.liveCampaigns.flatMap((campaign) => campaign.offerIds);
    const offers = [...new Set(ids)].flatMap((offerId) => compiled.offers.get(offerId)?.source ?? []);
    const ending = offers.filter(({ limits, code }) => limits !== undefined || code?.kind === 'generated');
    if (ending.length > 0) byPlacement.set(id, ending);
  }
  return byPlacement;
}
