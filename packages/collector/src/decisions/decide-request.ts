import { createProfile, decide, foldProfile, noUsage } from '@quen/engine';
import type {
  ConsentState,
  DecidePage,
  DecideRequest,
  DecideResponse,
  Decision,
  EnrichedContext,
  EventContext,
  EventResult,
  Profile,
} from '@quen/protocol';
import { pageFacts, type ToldPage } from '@quen/sources/page-facts';
import { personaProfile } from '../explain/persona.ts';
import { profileThen } from '../explain/profile-then.ts';
import { customerIdsOf } from '../identity/customer-ids.ts';
import { newcomerProfile } from '../identity/newcomer-profile.ts';
import { ownProfileId } from '../identity/profile-id.ts';
import type { Faults } from '../ingest/clean-json.ts';
import { scrubText, scrubUrl } from '../ingest/enrich/scrub-url.ts';
import { enrichContext } from '../ingest/enrich-context.ts';
import type { IngestBatch } from '../ingest/ingest-batch.ts';
import { pageContext } from '../ingest/page-context.ts';
import { prepareAt, rejection } from '../ingest/prepare-event.ts';
import { consentFor, underPrivacyControl } from '../ingest/read-consent.ts';
import { refusePlaceholderId } from '../ingest/refuse-placeholder-id.ts';
import { attachPersonalCodes } from '../offers/attach-personal-codes.ts';
import type { CollectorCore } from '../server/core.ts';
import { type DecisionQuestion, identityKey } from '../storage/storage.ts';
import { offerMoment, readOfferUsages } from './offer-usages.ts';
import { readCart } from './read-cart.ts';

/** A checked request to decide, and who sends it. */
export interface DecideCall {
  readonly request: DecideRequest;
  /** Of its events. */
  readonly faults?: Faults;
  readonly source: IngestBatch['source'];
  readonly provenUserId: string | null;
  readonly consent: ConsentState;
  /** Whether the browser sends Global Privacy Control. */
  readonly isControlled?: boolean;
  /** The page tells what is seen on it, and so who of a holdout would have seen a campaign; for others the decision has to do. */
  readonly tellsExposures?: boolean;
  readonly userAgent?: string | undefined;
  readonly receivedAtMs: number;
}

/** Takes the events of a request and answers for its placements from the profile as it then is, once the events are durable. */
export async function decideRequest(core: CollectorCore, call: DecideCall): Promise<DecideResponse> {
  const told = toldPage(call.request);
  const request: DecideRequest = { ...call.request, ...told, page: { ...told.page, ...call.request.page } };
  const batch = toBatch({ ...call, request });
  const dryRun = request.dryRun === true;
  const nowMs = (dryRun ? request.at : undefined) ?? call.receivedAtMs;
  // What follows is made while the disk is written.
  const taken = batch.events.length === 0 || dryRun ? null : await core.beginIngest(batch);
  const { compiled } = core.rules;
  const { shop } = compiled;

  const identity = identityOf(batch);
  const entry = identity === null ? undefined : (core.folder.peek(identity) ?? (await core.folder.read(identity)));
  const remembered = consentFor('analytics', call.consent, entry?.profile.consents, shop.consentDefault) === 'granted';
  const consent = underPrivacyControl(call.consent, call.isControlled === true, entry?.profile.consents);
  const seed = seedOf(request, nowMs);
  const browserId = browserOf(batch);
  const newcomer = (atMs: number): Profile =>
    identity === null ? createProfile(ownProfileId(`seed:${seed}`), atMs) : newcomerProfile(identity, browserId, atMs);
  const profile = (remembered ? entry?.profile : undefined) ?? newcomer(nowMs);
  const [seen, dryResults] = dryRun
    ? rehearse(core, await profileForDryRun(core, request, identity, profile, newcomer, nowMs), batch)
    : [profile, taken?.results ?? []];

  const context = contextOf(batch, request.locale);
  const locale = request.locale ?? context.locale ?? shop.languages[0] ?? 'vi';
  const limited = [...new Set(request.placements.flatMap((placement) => core.rules.limitedOffersOf(placement)))];
  // Nobody has a persona's uses and codes.
  const mayHaveCode = request.persona !== undefined || (identity !== null && remembered);
  const customer = request.persona === undefined ? identity : null;
  const offerUsage =
    limited.length === 0
      ? () => noUsage
      : await readOfferUsages(
          core.storage.offers,
          limited,
          offerMoment(await customerIdsOf(core.identities, customer), nowMs, shop.timeZone),
          mayHaveCode,
        );
  const cart = request.cart === undefined ? seen.cart : readCart(request.cart, shop.currency, core.products.get, nowMs);
  const output = decide({
    ruleSet: compiled,
    profile: seen,
    placements: request.placements,
    page: request.page,
    cart,
    context,
    consent,
    locale,
    nowMs,
    recommend: core.recommender.recommend,
    offerUsage,
    productOf: core.products.get,
    seed,
    explain: request.explain === true,
    allocation: core.experiments.allocation,
  });
  if (remembered && !dryRun && output.decisions.length > 0) {
    core.commits.note({
      atMs: nowMs,
      profileId: seen.id,
      pageUrl: scrubUrl(request.page.url),
      ruleSetVersion: compiled.version,
      modelVersion: core.recommender.modelVersion,
      decisions: output.decisions.map(({ content: _shown, ...decision }) => decision),
      heldOut: output.heldOut,
      ...(identity !== null && {
        asked: {
          identity,
          ...(entry === undefined && browserId !== null && { anonymousId: browserId }),
          position: entry?.position ?? 0,
          placements: request.placements,
          page: scrubPage(request.page),
          ...(request.cart !== undefined && { cart }),
          context,
          consent,
          locale,
          seed,
          ...allocationsOf(output.decisions, core.experiments.allocation),
        },
      }),
    });
    if (identity !== null && entry !== undefined) {
      const heldOut = call.tellsExposures === true ? [] : output.heldOut;
      core.experiments.noteHeldOut({ identity, profile: seen, heldOut, nowMs });
    }
  }
  const decisions =
    remembered && identity !== null && !dryRun && output.decisions.some(showsOffer)
      ? await attachPersonalCodes(core, output.decisions, identity)
      : output.decisions;
  await taken?.durable;
  return {
    decisions,
    results: dryResults,
    ruleSetVersion: compiled.version,
    ...(Object.keys(told.page).length > 0 && { page: told.page }),
    ...(output.trace === undefined ? {} : { trace: output.trace }),
  };
}

/** What the events, or what stands for them, tell of the page and of the cart on it. */
function toldPage({ page, events = [], found, cart }: DecideRequest): ToldPage {
  const told = pageFacts(page, found === undefined ? events : [{ name: 'page_view' }, ...found]);
  return cart === undefined ? told : { ...told, cart };
}

function showsOffer({ content }: Decision): boolean {
  return content?.kind === 'offer';
}

/** The page without what is personal in its address and texts. */
function scrubPage(page: DecidePage): DecidePage {
  return {
    ...page,
    url: scrubUrl(page.url),
    ...(page.title !== undefined && { title: scrubText(page.title) }),
    ...(page.referrer !== undefined && { referrer: scrubUrl(page.referrer) }),
    ...(page.searchTerm !== undefined && { searchTerm: scrubText(page.searchTerm) }),
  };
}

/** The chances by which adaptive campaigns' variants were drawn. */
function allocationsOf(
  decisions: readonly Decision[],
  allocation: (campaignId: string) => readonly number[] | undefined,
): Pick<DecisionQuestion, 'allocations'> {
  const drawn = decisions.flatMap(({ campaign, propensity }) => {
    const chances = campaign === undefined || propensity === undefined ? undefined : allocation(campaign);
    return campaign === undefined || chances === undefined ? [] : [[campaign, chances] as const];
  });
  return drawn.length === 0 ? {} : { allocations: Object.fromEntries(drawn) };
}

function toBatch(call: DecideCall): IngestBatch {
  const { request } = call;
  const context: EventContext = { page: pageContext(request.page), ...request.context };
  return {
    events: request.events ?? [],
    faults: call.faults,
    anonymousId: request.anonymousId,
    userId: request.userId,
    context,
    sentAt: request.sentAt,
    provenUserId: call.provenUserId,
    consent: call.consent,
    userAgent: call.userAgent,
    source: call.source,
    receivedAtMs: call.receivedAtMs,
  };
}

/** Whose page it is; a placeholder is nobody. */
function identityOf(batch: IngestBatch): string | null {
  const anonymousId = batch.anonymousId ?? null;
  const userId = batch.userId ?? batch.provenUserId;
  const proven = userId !== null && (batch.source !== 'browser' || userId === batch.provenUserId);
  const key = identityKey({ anonymousId, userId, proof: proven ? 'proven' : 'none' });
  return key === null || refusePlaceholderId(key.slice(2), '') !== null ? null : key;
}

/** The browser the page is in; a placeholder is none. */
function browserOf({ anonymousId }: IngestBatch): string | null {
  return anonymousId === undefined || refusePlaceholderId(anonymousId, '') !== null ? null : anonymousId;
}

/** Names the page view: its event's message id, else the newest event's, else the moment. */
function seedOf(request: DecideRequest, nowMs: number): string {
  const events = (request.events ?? []) as readonly { readonly name?: unknown; readonly messageId?: unknown }[];
  const event = events.find((candidate) => candidate?.name === 'page_view') ?? events.at(-1);
  return typeof event?.messageId === 'string' ? event.messageId : `${request.anonymousId ?? ''}@${nowMs}`;
}

function contextOf(batch: IngestBatch, locale: string | undefined): EnrichedContext {
  const context = enrichContext(batch);
  return locale === undefined ? context : { ...context, locale };
}

/** Whose profile a dry run looks at: a persona's, or the person's as it was at a moment that is gone. */
async function profileForDryRun(
  core: CollectorCore,
  { persona, at }: DecideRequest,
  identity: string | null,
  profile: Profile,
  newcomer: (atMs: number) => Profile,
  nowMs: number,
): Promise<Profile> {
  if (persona !== undefined) return personaProfile(persona, core.products.all(), core.rules.compiled.shop, nowMs);
  if (at === undefined || identity === null || at >= core.now()) return profile;
  return (await profileThen(core, identity, profile.id, { atMs: at })) ?? newcomer(at);
}

/** The profile as it would be after the events, and their results, without writing anything. */
function rehearse(core: CollectorCore, profile: Profile, batch: IngestBatch): [Profile, readonly EventResult[]] {
  const { shop } = core.rules.compiled;
  const copy: Profile = JSON.parse(JSON.stringify(profile));
  const results = batch.events.map((_, index): EventResult => {
    const prepared = prepareAt(index, batch, shop);
    if (!prepared.ok) return rejection(index, prepared);
    foldProfile(copy, { ...prepared.event, position: core.folder.head + index + 1 }, shop);
    return { index, status: 'accepted', messageId: prepared.event.messageId };
  });
  return [copy, results];
}
