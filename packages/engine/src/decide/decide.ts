import type { Decision, RenderedContent } from '@quen/protocol';
import { chooseVariant, keptVariant } from '../assignment/choose-variant.ts';
import { type BucketRange, getBucketRanges } from '../assignment/get-bucket-ranges.ts';
import { inGlobalHoldout } from '../assignment/in-holdout.ts';
import type { EvaluationContext } from '../condition/evaluation-context.ts';
import type { FillContext, PageState } from '../content/content-kind.ts';
import { createListDealer, type ListDealer } from '../content/list-dealer.ts';
import { type Shopper, shopperOf } from '../content/shopper.ts';
import { isGranted } from '../eligibility/is-granted.ts';
import { createKnownAnswers, holds, type KnownAnswers } from '../eligibility/known-answers.ts';
import { percentText } from '../eligibility/percent-text.ts';
import { qualify, refuseByCaps } from '../eligibility/qualify.ts';
import type { Refusal } from '../eligibility/refusal.ts';
import type { CompiledCampaign, CompiledPlacement, CompiledVariant } from '../rule-set/compiled-rule-set.ts';
import type { DecideInput, DecideOutput } from './decide-input.ts';
import { decisionId, decisionPage } from './decision-id.ts';
import { nextSeat, type Seat } from './seat.ts';
import { traceCandidate, traceDraw } from './trace-candidate.ts';

/** What one call of `decide` shares. */
interface Round {
  readonly input: DecideInput;
  /** What the ids of all its decisions begin with. */
  readonly pageId: string;
  readonly evaluation: EvaluationContext;
  readonly known: KnownAnswers;
  readonly lists: ListDealer;
  readonly shopper: () => Shopper;
  /** A campaign of several placements qualifies once. */
  readonly qualified: Map<string, Refusal | null>;
  /** How often each campaign with caps stands on this page, or would but for its holdout. */
  readonly placed: Map<string, number>;
  readonly personal: boolean;
  readonly heldOut: { placement: string; campaign: string }[];
}

interface Filled {
  readonly variant: CompiledVariant;
  readonly content: RenderedContent;
  /** The chance it was drawn with; undefined when it was kept, and that is not known. */
  readonly propensity: number | undefined;
  readonly kept: boolean;
  readonly products: Refusal['products'];
}

/**
 * Decides all placements of a page together. Candidates are taken in order of priority across the placements, so that of two that
 * exclude each other the page shows the one that matters more. Pure, and never throws: what goes wrong in a candidate (its
 * recommender, say) is that candidate's reason `ERROR`, and the next one has its turn.
 */
export function decide(input: DecideInput): DecideOutput {
  const { ruleSet, profile, page, cart, context, nowMs, explain } = input;
  const { shop } = ruleSet;
  const shown: PageState = { itemIds: new Set(), offerIds: new Set(), questionIds: new Set(), exclusionGroups: new Map() };
  const seats = [...new Set(input.placements)].map((id) => seatOf(id, shown, input));
  const evaluation: EvaluationContext = { profile, page, cart, context, shop, nowMs };
  const personal = isGranted('personalization', input.consent, profile, shop);
  let shopper: Shopper | undefined;
  const round: Round = {
    input,
    pageId: decisionPage(shop.salt, profile.id, input.seed),
    evaluation,
    known: createKnownAnswers(evaluation, input.consent, ruleSet.conditionCount),
    lists: createListDealer((list) => wantedOf(seats, list)),
    shopper: () => {
      shopper ??= shopperOf(evaluation, personal);
      return shopper;
    },
    qualified: new Map(),
    placed: new Map(),
    personal,
    heldOut: [],
  };
  const everythingHeldOut = inGlobalHoldout(profile, shop.globalHoldout, shop.salt);
  for (let seat = nextSeat(seats); seat !== null; seat = nextSeat(seats)) {
    const campaign = seat.candidates[seat.next++];
    if (campaign === undefined) continue;
    if (everythingHeldOut) refuse(seat, campaign, globalHoldout(shop.globalHoldout), round);
    else consider(seat, campaign, round);
    if (explain) continue;
    // Nobody asks why the rest was not chosen.
    if (seat.decision !== null || everythingHeldOut) seat.next = seat.candidates.length;
    else passOver(seat, round.known);
  }
  const decisions = seats.map((seat) => seat.decision ?? emptyDecision(seat, round.pageId, everythingHeldOut));
  const { heldOut } = round;
  if (!explain) return { decisions, heldOut };
  return { decisions, heldOut, trace: seats.map(({ id, traces }) => ({ placement: id, candidates: traces })) };
}

function seatOf(id: string, shown: PageState, { ruleSet, explain }: DecideInput): Seat {
  const placement = ruleSet.placements.get(id);
  const candidates = (explain ? placement?.campaigns : placement?.liveCampaigns) ?? [];
  const page = asSeenFrom(placement, shown);
  return { id, placement, candidates, page, next: 0, decision: null, refusal: null, heldOut: [], traces: [] };
}

/** What a placement may repeat it neither looks for on the page nor notes there: which of two goes first makes no difference. */
function asSeenFrom(placement: CompiledPlacement | undefined, shown: PageState): PageState {
  const repeats = placement?.source.repeats;
  if (repeats === undefined) return shown;
  return {
    ...shown,
    ...(repeats.includes('products') && { itemIds: new Set<string>() }),
    ...(repeats.includes('offers') && { offerIds: new Set<string>() }),
    ...(repeats.includes('exclusion_groups') && { exclusionGroups: new Map<string, string>() }),
  };
}

/** How many items of a list the seats that are still empty may come to want. */
function wantedOf(seats: readonly Seat[], list: string): number {
  let wanted = 0;
  for (const { decision, placement } of seats) if (decision === null) wanted += placement?.lists.get(list) ?? 0;
  return wanted;
}

/** Goes on to the next candidate whose audience holds: of those refused, only the first one's reason is told. */
function passOver(seat: Seat, known: KnownAnswers): void {
  const { candidates } = seat;
  for (; seat.next < candidates.length; seat.next++) {
    const parts = candidates[seat.next]?.parts;
    if (parts === undefined || parts.length === 0 || holds(parts, known)) return;
  }
}

function consider(seat: Seat, campaign: CompiledCampaign, round: Round): void {
  let outcome: Refusal | Filled;
  try {
    const refusal = qualifyOnce(campaign, round);
    if (refusal === null) outcome = standsBack(seat, campaign, round) ?? fillVariant(seat, campaign, round, round.lists);
    else outcome = refusal.reason === 'HOLDOUT' ? holdOut(seat, campaign, refusal, round) : refusal;
  } catch (error) {
    outcome = { reason: 'ERROR', detail: error instanceof Error ? error.message : String(error) };
  }
  if ('reason' in outcome) {
    refuse(seat, campaign, outcome, round);
    return;
  }
  const { variant, content, propensity, kept, products } = outcome;
  const split = campaign.variants.length > 1;
  const adaptive = campaign.source.allocation === 'adaptive' && round.input.allocation !== undefined;
  const reason = split ? 'SPLIT' : 'TARGETING_MATCH';
  seat.decision = {
    decisionId: decisionId(round.pageId, seat.id),
    placement: seat.id,
    reason,
    content,
    campaign: campaign.id,
    variant: variant.id,
    tailoring: campaign.source.tailoring,
    ...(adaptive && propensity !== undefined && { propensity }),
    ...(seat.heldOut.length > 0 && { heldOut: seat.heldOut }),
  };
  noteOnPage(content, campaign, seat.page);
  notePlaced(campaign, round);
  if (round.input.explain) {
    const why = split ? traceDraw(variant, kept ? undefined : propensity) : { detail: 'first by priority of those that qualify' };
    const told: Refusal = { reason, ...why, ...(products !== undefined && { products }) };
    seat.traces.push(traceCandidate(campaign, told, round.evaluation, round.input, variant.id));
  }
}

function qualifyOnce(campaign: CompiledCampaign, { qualified, evaluation, input, known }: Round): Refusal | null {
  // Most campaigns have one placement, and remembering costs more than most conditions.
  if (campaign.source.placements.length < 2) return qualify(campaign, evaluation, input.consent, undefined, known);
  let refusal = qualified.get(campaign.id);
  if (refusal === undefined) {
    refusal = qualify(campaign, evaluation, input.consent, undefined, known);
    qualified.set(campaign.id, refusal);
  }
  return refusal;
}

/** Held out are those who would have been shown it: who would not have been, for another reason, is in neither group. */
function holdOut(seat: Seat, campaign: CompiledCampaign, refusal: Refusal, round: Round): Refusal {
  // Asked aside, so that what it would have shown is left for others.
  const would =
    standsBack(seat, campaign, round) ??
    fillVariant(
      seat,
      campaign,
      round,
      createListDealer(() => 0),
    );
  if ('reason' in would) return would;
  notePlaced(campaign, round);
  seat.heldOut.push(campaign.id);
  round.heldOut.push({ placement: seat.id, campaign: campaign.id });
  return refusal;
}

/** Whether another campaign took this one's place, or its group's place on the page; or it stands there itself as often as its caps let it. */
function standsBack(seat: Seat, campaign: CompiledCampaign, { placed, evaluation }: Round): Refusal | null {
  if (seat.decision !== null) {
    const by = seat.decision.campaign ?? '';
    return { reason: 'OUTRANKED', detail: `"${by}" goes before by priority`, code: 'outranked', outrankedBy: by };
  }
  const group = campaign.source.exclusionGroup;
  const other = group === undefined ? undefined : seat.page.exclusionGroups.get(group);
  if (group !== undefined && other !== undefined) {
    const detail = `"${other}" of the group "${group}" is on this page`;
    return { reason: 'EXCLUDED', detail, code: 'group_taken', facts: { group }, outrankedBy: other };
  }
  const times = placed.get(campaign.id);
  return times === undefined ? null : refuseByCaps(campaign, evaluation, times);
}

function fillVariant(seat: Seat, campaign: CompiledCampaign, round: Round, lists: ListDealer): Refusal | Filled {
  const { input, evaluation, personal } = round;
  const { shop, offers } = input.ruleSet;
  const ranges = rangesOf(campaign, input);
  const variant = chooseVariant(campaign.id, campaign.variants, ranges, input.profile, shop.salt);
  if (variant === undefined || seat.placement === undefined) return { reason: 'ERROR', detail: 'the campaign has no variant' };
  const context: FillContext = {
    evaluation,
    placement: seat.placement,
    page: seat.page,
    offers,
    shop,
    locale: input.locale,
    nowMs: input.nowMs,
    personal,
    recommend: input.recommend,
    lists,
    shopper: round.shopper,
    offerUsage: input.offerUsage,
    productOf: input.productOf,
  };
  const filled = variant.content.fill(context);
  if ('reason' in filled) return filled;
  const kept = campaign.variants.length < 2 ? undefined : keptVariant(campaign.id, campaign.variants, input.profile);
  const [from, to] = ranges[campaign.variants.indexOf(variant)] ?? [0, 1];
  // The chances may have shifted since it was drawn.
  const propensity = kept === undefined ? to - from : kept.propensity;
  return { variant, content: filled.content, propensity, kept: kept !== undefined, products: filled.products };
}

function rangesOf(campaign: CompiledCampaign, { allocation }: DecideInput): readonly BucketRange[] {
  const weights = campaign.source.allocation === 'adaptive' ? allocation?.(campaign.id) : undefined;
  return weights === undefined ? campaign.ranges : getBucketRanges(campaign.variants.length, 1, weights);
}

function noteOnPage(content: RenderedContent, campaign: CompiledCampaign, page: PageState): void {
  if (content.kind === 'recommendations') for (const item of content.items) page.itemIds.add(item.itemId);
  else if (content.kind === 'offer') page.offerIds.add(content.offerId);
  else if (content.kind === 'question') page.questionIds.add(content.questionId);
  const group = campaign.source.exclusionGroup;
  if (group !== undefined) page.exclusionGroups.set(group, campaign.id);
}

function notePlaced({ id, caps }: CompiledCampaign, { placed }: Round): void {
  if (caps.length > 0) placed.set(id, (placed.get(id) ?? 0) + 1);
}

function refuse(seat: Seat, campaign: CompiledCampaign, refusal: Refusal, round: Round): void {
  const heldOut = refusal.reason === 'HOLDOUT' && seat.refusal?.reason !== 'HOLDOUT';
  if (campaign.live && (seat.refusal === null || heldOut)) seat.refusal = { campaign: campaign.id, reason: refusal.reason };
  if (round.input.explain) seat.traces.push(traceCandidate(campaign, refusal, round.evaluation, round.input));
}

/** The placement keeps its own content; the reason is that of the candidate that came nearest by priority. */
function emptyDecision(seat: Seat, pageId: string, everythingHeldOut: boolean): Decision {
  const named = seat.refusal?.reason === 'HOLDOUT' && !everythingHeldOut;
  return {
    decisionId: decisionId(pageId, seat.id),
    placement: seat.id,
    reason: everythingHeldOut ? 'HOLDOUT' : emptyReason(seat),
    ...(named && seat.refusal !== null && { campaign: seat.refusal.campaign }),
    ...(seat.heldOut.length > 0 && { heldOut: seat.heldOut }),
  };
}

function emptyReason({ placement, refusal }: Seat): Decision['reason'] {
  if (placement === undefined) return 'ERROR';
  if (refusal !== null) return refusal.reason;
  return placement.campaigns.length > 0 ? 'DISABLED' : 'DEFAULT';
}

function globalHoldout(share: number): Refusal {
  return {
    reason: 'HOLDOUT',
    detail: `one of the ${percentText(share)} who are never personalized, so that the whole can be measured`,
    code: 'shop_holdout',
    facts: { share },
  };
}
