import { decide } from '@quen/engine';
import type { Decision, PlacementTrace } from '@quen/protocol';
import { offerMoment, readOfferUsages } from '../decisions/offer-usages.ts';
import { customerIdsOf } from '../identity/customer-ids.ts';
import { newcomerProfile } from '../identity/newcomer-profile.ts';
import type { CollectorCore } from '../server/core.ts';
import type { DecisionRecord } from '../storage/storage.ts';
import { profileThen } from './profile-then.ts';
import { rulesThen } from './rules-then.ts';

/** A decision, for as long as decisions are kept, and why it was made. */
export interface ExplainedDecision {
  readonly atMs: number;
  readonly profileId: string;
  readonly pageUrl: string;
  readonly ruleSetVersion: number;
  readonly modelVersion: string;
  /** As it was answered, without its content. */
  readonly decision: Omit<Decision, 'content'>;
  /** The same question asked again: the rules' version and the profile as they were, products and counters as they are. */
  readonly again: Decision | null;
  /** Each candidate with its reason, from asking again; null when it cannot be asked again. */
  readonly trace: PlacementTrace | null;
  /** Whether asking again gives the same campaign, variant and reason. */
  readonly same: boolean;
  /** Whether the recommender has learned since, so that its products may be others. */
  readonly modelsChanged: boolean;
  /** What to bear in mind, in sentences. */
  readonly notes: readonly string[];
}

/** Looks a decision up by its id and explains it; undefined when there is none, or it is kept no more. */
export async function explainDecision(core: CollectorCore, decisionId: string): Promise<ExplainedDecision | undefined> {
  // What was decided a moment ago may still wait for its transaction.
  const record = (await core.storage.decisions.find(decisionId)) ?? (await afterDrain(core, decisionId));
  const decision = record?.decisions.find((one) => one.decisionId === decisionId);
  if (record === undefined || decision === undefined) return undefined;
  const { atMs, profileId, pageUrl, ruleSetVersion, modelVersion } = record;
  const notes: string[] = [];
  const again = await askAgain(core, record, decision.placement, notes);
  const modelsChanged = modelVersion !== core.recommender.modelVersion;
  if (modelsChanged && again?.decision.content?.kind === 'recommendations') {
    notes.push('The recommender has learned since: its products may be others today.');
  }
  const same =
    again !== undefined &&
    again.decision.reason === decision.reason &&
    again.decision.campaign === decision.campaign &&
    again.decision.variant === decision.variant;
  if (again !== undefined && !same) {
    notes.push('Asked again the answer is another: stock, prices, offers’ counters or products have changed since.');
  }
  return {
    atMs,
    profileId,
    pageUrl,
    ruleSetVersion,
    modelVersion,
    decision,
    again: again?.decision ?? null,
    trace: again?.trace ?? null,
    same,
    modelsChanged,
    notes,
  };
}

async function askAgain(
  core: CollectorCore,
  { asked, profileId, atMs, ruleSetVersion }: DecisionRecord,
  placement: string,
  notes: string[],
): Promise<{ readonly decision: Decision; readonly trace: PlacementTrace | null } | undefined> {
  if (asked === undefined) {
    notes.push('It was decided before questions were kept, and cannot be asked again.');
    return undefined;
  }
  const ruleSet = await rulesThen(core, ruleSetVersion);
  if (ruleSet === undefined) {
    notes.push(`Version ${ruleSetVersion} of the rules is no longer there to be asked.`);
    return undefined;
  }
  const then = await profileThen(core, asked.identity, profileId, { position: asked.position });
  if (then === undefined && asked.position > 0) notes.push('The person’s events of that time have been erased.');
  const profile = then ?? { ...newcomerProfile(asked.identity, asked.anonymousId ?? null, atMs), id: profileId };
  const customerIds = await customerIdsOf(core.identities, asked.identity);
  const moment = offerMoment(customerIds, atMs, ruleSet.shop.timeZone);
  const { decisions, trace } = decide({
    ruleSet,
    profile,
    placements: asked.placements,
    page: asked.page,
    cart: asked.cart ?? profile.cart,
    context: asked.context,
    consent: asked.consent,
    locale: asked.locale,
    nowMs: atMs,
    recommend: core.recommender.recommend,
    offerUsage: await readOfferUsages(core.storage.offers, ruleSet.source.offers, moment),
    productOf: core.products.get,
    seed: asked.seed,
    explain: true,
    allocation: (campaign) => asked.allocations?.[campaign],
  });
  const decision = decisions.find((one) => one.placement === placement);
  return decision && { decision, trace: trace?.find((one) => one.placement === placement) ?? null };
}

async function afterDrain(core: CollectorCore, decisionId: string): Promise<DecisionRecord | undefined> {
  await core.commits.drain();
  return core.storage.decisions.find(decisionId);
}
