import { type CompiledRuleSet, compileRuleSet, createProfile, decide, withDraft } from '@quen/engine';
import type {
  Campaign,
  CartState,
  DecidePage,
  Decision,
  Issue,
  Persona,
  PlacementTrace,
  Profile,
  Result,
  RuleSet,
} from '@quen/protocol';
import { strategyNames } from '@quen/recommender';
import { offerMoment, readOfferUsages } from '../decisions/offer-usages.ts';
import { findPerson } from '../privacy/find-person.ts';
import type { CollectorCore } from '../server/core.ts';
import { personaProfile } from './persona.ts';
import { profileThen } from './profile-then.ts';

/** A question nobody asked: who, where and when, and with which draft. */
export interface Rehearsal {
  readonly placements: readonly string[];
  /** Takes the place of the campaign of its id, as if it were running. */
  readonly draft?: Campaign;
  /** Somebody known; a persona or a newcomer when absent. */
  readonly profileId?: string;
  readonly persona?: Persona;
  /** Epoch milliseconds; now when absent. Before now, a known person is as they were then. */
  readonly atMs?: number;
  readonly page?: DecidePage;
  readonly cart?: CartState;
  /** BCP 47; the shop's first language when absent. */
  readonly locale?: string;
  /** The draft's variant to look at, shown to anyone at any time and before anything else. */
  readonly forceVariant?: string;
}

export interface RehearsedDecisions {
  readonly decisions: readonly Decision[];
  readonly trace: readonly PlacementTrace[];
}

/** Decides as if the page had been asked for, with the whole trace, and leaves nothing behind: no event, no exposure, no counter moves. */
export async function rehearseDecision(core: CollectorCore, rehearsal: Rehearsal): Promise<Result<RehearsedDecisions>> {
  const { placements, draft, forceVariant, cart } = rehearsal;
  const rules = rulesWith(core, draft, forceVariant);
  if (!rules.ok) return rules;
  const ruleSet = rules.value;
  const nowMs = rehearsal.atMs ?? core.now();
  const profile = await profileOf(core, rehearsal, nowMs);
  if (profile === undefined) {
    return { ok: false, issues: [{ code: 'not_found', path: 'profileId', message: 'There is nobody with this profile id.' }] };
  }
  const person = rehearsal.profileId === undefined ? undefined : await findPerson(core, rehearsal.profileId);
  const moment = offerMoment(person?.profileIds ?? [], nowMs, ruleSet.shop.timeZone);
  const locale = rehearsal.locale ?? ruleSet.shop.languages[0] ?? 'vi';
  const { decisions, trace = [] } = decide({
    ruleSet,
    profile,
    placements,
    page: rehearsal.page ?? { url: '/' },
    cart: cart ?? profile.cart,
    context: { locale, ...(profile.device !== null && { device: profile.device }) },
    // Somebody made up has nothing to consent to.
    consent: rehearsal.profileId === undefined ? { analytics: 'granted', personalization: 'granted' } : {},
    locale,
    nowMs,
    recommend: core.recommender.recommend,
    offerUsage: await readOfferUsages(core.storage.offers, ruleSet.source.offers, moment),
    productOf: core.products.get,
    seed: `rehearsal@${nowMs}`,
    explain: true,
    allocation: core.experiments.allocation,
  });
  return { ok: true, value: { decisions, trace } };
}

async function profileOf(
  core: CollectorCore,
  { profileId, persona, atMs }: Rehearsal,
  nowMs: number,
): Promise<Profile | undefined> {
  const { shop } = core.rules.compiled;
  if (profileId === undefined) {
    return persona === undefined ? createProfile('rehearsal', nowMs) : personaProfile(persona, core.products.all(), shop, nowMs);
  }
  const profile = (await core.folder.readProfile(profileId))?.profile;
  if (profile === undefined || atMs === undefined || atMs >= core.now()) return profile;
  const [anonymousId] = profile.identity.anonymousIds;
  const [userId] = profile.identity.userIds;
  const identity = anonymousId === undefined ? `u:${userId ?? ''}` : `a:${anonymousId}`;
  // Before anything had happened they were nobody, but would have got the same variants.
  const before = { ...createProfile(profileId, atMs), identity: profile.identity };
  return (await profileThen(core, identity, profileId, { atMs })) ?? before;
}

function rulesWith(core: CollectorCore, draft: Campaign | undefined, forceVariant: string | undefined): Result<CompiledRuleSet> {
  const { compiled } = core.rules;
  if (draft === undefined) return { ok: true, value: compiled };
  if (forceVariant === undefined) return compile(withDraft(compiled.source, draft));
  const variants = draft.variants.filter(({ id }) => id === forceVariant).map((variant) => ({ ...variant, weight: 1 }));
  if (variants.length === 0) {
    const issue: Issue = { code: 'invalid_request', path: 'forceVariant', message: `There is no variant "${forceVariant}".` };
    return { ok: false, issues: [issue] };
  }
  const { id, name, placements, tailoring } = draft;
  const anyone: Campaign = {
    id,
    name,
    placements,
    tailoring,
    variants,
    status: 'running',
    audience: {},
    holdout: 0,
    purpose: 'none',
    priority: Number.MAX_SAFE_INTEGER,
  };
  const ruleSet = withDraft(compiled.source, anyone);
  return compile({ ...ruleSet, shop: { ...ruleSet.shop, globalHoldout: 0 } });
}

function compile(ruleSet: RuleSet): Result<CompiledRuleSet> {
  return compileRuleSet(ruleSet, { strategies: strategyNames });
}
