import type { ConsentState, ExposureCount } from '@quen/protocol';
import { assignmentKey } from '../assignment/assignment-key.ts';
import { inCampaignHoldout } from '../assignment/in-holdout.ts';
import { inNamespace } from '../assignment/in-namespace.ts';
import { isOpen } from '../campaign/compiled-schedule.ts';
import { countExposures } from '../campaign/count-exposures.ts';
import type { EvaluationContext } from '../condition/evaluation-context.ts';
import { ownEntry } from '../profile/own-entry.ts';
import type { CompiledCampaign } from '../rule-set/compiled-rule-set.ts';
import { isGranted } from './is-granted.ts';
import { holds, isGrantedOnce, type KnownAnswers } from './known-answers.ts';
import { percentText } from './percent-text.ts';
import type { Refusal } from './refusal.ts';

/** The commonest answers are made once. */
const closed: Refusal = { reason: 'OUT_OF_SCHEDULE', detail: 'its schedule is closed at this time' };
const outsider: Refusal = { reason: 'NOT_IN_AUDIENCE', detail: 'the audience does not hold' };

const capTexts = { session: 'this session', day: 'today', week: 'this week', lifetime: 'in all' } as const;

/**
 * Whether a campaign may be shown to a person now, whatever else is on the page: status, schedule, consent, namespace, audience,
 * frequency caps (on the profile's own exposures unless they are simulated) and last the holdout, so that who is held out are exactly those who
 * would have seen it. Null when it may. What is known already is not asked again.
 */
export function qualify(
  campaign: CompiledCampaign,
  context: EvaluationContext,
  consent: ConsentState,
  simulated?: ExposureCount,
  known?: KnownAnswers,
): Refusal | null {
  const { profile, shop, nowMs } = context;
  const { source } = campaign;
  if (!campaign.live)
    return {
      reason: 'DISABLED',
      detail: `the campaign is ${source.status}`,
      code: 'not_running',
      facts: { status: source.status },
    };
  if (campaign.schedule !== null && !isOpen(campaign.schedule, shop.timeZone, nowMs)) {
    return closed;
  }
  const { purpose } = campaign;
  if (purpose !== 'none') {
    const granted = known === undefined ? isGranted(purpose, consent, profile, shop) : isGrantedOnce(purpose, known);
    if (!granted && !fillsWithoutPerson(campaign)) {
      return { reason: 'NO_CONSENT', detail: `there is no consent to ${purpose}`, code: 'no_consent', facts: { purpose } };
    }
  }
  if (source.namespace !== undefined && !inNamespace(assignmentKey(profile), source.namespace)) {
    return {
      reason: 'EXCLUDED',
      detail: `outside its share of the namespace "${source.namespace.id}"`,
      code: 'outside_namespace',
      facts: { namespace: source.namespace.id },
    };
  }
  if (campaign.audience !== null) {
    const included = known === undefined ? campaign.audience.test(context) : holds(campaign.parts, known);
    if (!included) return outsider;
  }
  const capped = campaign.caps.length === 0 ? null : refuseByCaps(campaign, context, 0, simulated);
  if (capped !== null) return capped;
  if (inCampaignHoldout(profile, campaign.id, campaign.holdout, shop.salt)) {
    return {
      reason: 'HOLDOUT',
      detail: `one of the ${percentText(campaign.holdout)} who never see it, so that its effect can be measured`,
      code: 'campaign_holdout',
      facts: { share: campaign.holdout },
    };
  }
  return null;
}

/**
 * The first frequency cap that leaves no room for one time more, or null.
 *
 * @param placed how often the campaign stands on this page already: these are exposures to come, which no count knows yet
 */
export function refuseByCaps(
  campaign: CompiledCampaign,
  { profile, shop, nowMs }: EvaluationContext,
  placed: number,
  simulated?: ExposureCount,
): Refusal | null {
  const seen = simulated ?? ownEntry(profile.exposures.byCampaign, campaign.id);
  for (const { max, per } of campaign.caps) {
    const times = countExposures(seen, profile, per, shop.timeZone, nowMs);
    if (times + placed < max) continue;
    const detail = `seen ${times} of ${max} times ${capTexts[per]}`;
    if (times >= max) return { reason: 'CAPPED', detail, code: 'seen_enough', facts: { times, max, per } };
    return {
      reason: 'CAPPED',
      detail: `${detail}, and this page has it ${placed} times`,
      code: 'placed_enough',
      facts: { times, placed, max, per },
    };
  }
  return null;
}

/** Recommendations for everyone need nobody's data: page and crowd fill them. */
function fillsWithoutPerson(campaign: CompiledCampaign): boolean {
  return !campaign.personal && campaign.variants.every((variant) => variant.content.kind === 'recommendations');
}
