import type { ConsentState, DecidePage, DecideResponse, Decision, JsonObject } from '@quen/protocol';
import type { PageEvent } from '@quen/sources/page-item';
import { watchDataLayer } from './collect/data-layer.ts';
import { watchPageChanges, whenShown } from './collect/page-changes.ts';
import { createPageEvents, type PageEvents } from './collect/page-events.ts';
import { type PageInfo, readContext, readPage } from './collect/page-info.ts';
import { readViewedProduct } from './collect/viewed-product.ts';
import { type ConsentSource, createConsentGate } from './consent/consent-gate.ts';
import { openAnswerCache } from './decide/answer-cache.ts';
import { batchOf, createEventQueue, type EventOrigin } from './delivery/event-queue.ts';
import { post } from './delivery/post.ts';
import { guard } from './guard.ts';
import { createMessageId } from './identity/message-id.ts';
import { dropVisitorId, keepVisitorId } from './identity/visitor-cookie.ts';
import type { Quen, QuenOptions, QuenWatcher } from './quen-options.ts';
import { moneyFor } from './render/money.ts';
import { createPlacements } from './render/placements.ts';
import type { CustomRenderer } from './render/renderer.ts';
import { textsFor } from './render/texts.ts';
import { takeClickedDecision, watchClicks } from './seen/clicks.ts';
import { createExposures } from './seen/exposures.ts';
import { openStorage } from './storage/page-storage.ts';

/** Starts Quen on a page. Nothing it does throws into the page, or holds it up. */
export function createQuen(options: QuenOptions): Quen {
  const { key, collector, timeoutMs = 2000 } = options;
  const addressOf = (path: string): string => `${collector}/v1/${path}?key=${encodeURIComponent(key)}`;
  const local = openStorage('localStorage');
  const session = openStorage('sessionStorage');
  const locale = options.locale || document.documentElement.lang || navigator.language;
  const gate = createConsentGate(options.consent === 'required', local);
  const answers = openAnswerCache(session);
  const watchers: QuenWatcher[] = [];
  const custom: { [name: string]: CustomRenderer } = {};
  const tell: QuenWatcher = (what, detail) => {
    for (const watcher of watchers) guard(watcher)(what, detail);
  };

  let userId = local.read('user') as string | undefined;
  let userToken: string | undefined;
  let pageEvents: PageEvents = createPageEvents();
  let said: PageInfo = {};
  let page: DecidePage | undefined;
  let origin: EventOrigin = { context: {} };
  /** Events found on a page before its view is counted. */
  let early: PageEvent[] = [];
  let view = 0;
  const decided = new Map<string, Decision>();

  const envelope = (): object => ({ consent: gate.state(), ...(userToken && { userToken }) });
  const queue = createEventQueue({ url: addressOf('events'), local, session, isAllowed: gate.isAllowed, envelope });

  const identityOf = (): Omit<EventOrigin, 'context'> => {
    const id = gate.isAllowed() ? keepVisitorId() : undefined;
    return { ...(id && { anonymousId: id }), ...(userId && { userId }) };
  };

  function track(name: string, properties?: object): void {
    // A copy: the page may change its object later, and what cannot be written as JSON must fail here.
    const own = properties && (JSON.parse(JSON.stringify(properties)) as JsonObject);
    const event = { messageId: createMessageId(), name, ...(own && { properties: own }), timestamp: Date.now() };
    queue.add(event, origin);
    tell('event', event);
  }

  function trackFound(event: PageEvent): void {
    if (!page) early.push(event);
    else if (pageEvents.isNew(event)) track(event.name, event.properties);
  }

  const interaction = (decision: Decision, more?: object): object => {
    const { decisionId, placement, campaign, variant, content } = decision;
    return {
      decisionId,
      placement,
      campaign,
      variant,
      ...(content?.kind === 'recommendations' && { itemIds: content.items.map((item) => item.itemId) }),
      ...(content?.kind === 'offer' && { offerId: content.offerId }),
      ...more,
    };
  };

  const exposures = createExposures(session, (decision) => track('exposure', interaction(decision)));
  const placements = createPlacements({
    custom,
    loadForms: options.loadForms ?? (() => Promise.reject()),
    toolsFor: (decision) => ({
      locale,
      text: textsFor(locale),
      money: moneyFor(locale),
      emit: guard((name, more) => track(name, interaction(decision, more))),
    }),
    onShown: exposures.watch,
    onEmptied: exposures.forget,
  });

  const show = (decisions: Iterable<Decision>): void => {
    const byName = new Map([...decisions].map((decision) => [decision.placement, decision]));
    for (const element of placements.elements()) {
      const name = element.dataset['quenPlacement'] ?? '';
      if (byName.has(name)) guard(placements.show)(element, byName.get(name));
    }
  };
  const namesOnPage = (): string[] => [...new Set(placements.elements().map((one) => one.dataset['quenPlacement'] ?? ''))];

  /** One request: what is waiting goes along, the decisions come back. */
  async function ask(names: readonly string[]): Promise<void> {
    if (!page) return;
    if (names.length === 0) return queue.flush();
    const asked = page;
    const number = view;
    const startedMs = Date.now();
    const taken = queue.take();
    const body = {
      ...(gate.isAllowed() && origin),
      ...batchOf(taken),
      ...envelope(),
      placements: names.slice(0, 50),
      page: asked,
      locale,
    };
    const outcome = await post(addressOf('decide'), JSON.stringify(body));
    const answer = outcome.answer as DecideResponse | undefined;
    // A refused question does not refuse its events: they go their own way.
    queue.settle(taken, answer !== undefined, outcome.retryAfterMs);
    if (!answer) return tell('failure', outcome);
    tell('decision', answer);
    answers.keep(answer.decisions, asked);
    for (const decision of answer.decisions) decided.set(decision.placement, decision);
    // Too late, or another page by now: nothing jumps under the visitor's eyes.
    if (number === view && Date.now() - startedMs < timeoutMs) show(answer.decisions);
  }

  function viewPage(referrer: string): void {
    view++;
    decided.clear();
    const product = readViewedProduct();
    // The data layer's ids are the shop's own choice, so they are heard before the markup's.
    const found = (product ? [...early, product] : early).filter((event) => pageEvents.isNew(event));
    early = [];
    page = readPage(said, found, referrer);
    said = {};
    const decisionId = takeClickedDecision(local);
    origin = { ...identityOf(), context: { ...readContext(page, locale), ...(decisionId && { decisionId }) } };
    track('page_view');
    for (const event of found) track(event.name, event.properties);
    const names = namesOnPage();
    show(names.map((name) => answers.find(name, page as DecidePage)).filter((decision) => decision !== undefined));
    ask(names);
  }

  function leavePage(): void {
    page = undefined;
    pageEvents = createPageEvents();
  }

  function consent(state: ConsentState, source: ConsentSource): void {
    const before = gate.isAllowed();
    gate.update(state, source);
    if (source === 'shop') track('consent', { ...state, source });
    if (gate.isAllowed() && !before) {
      Object.assign(origin, identityOf());
      ask(namesOnPage());
    } else if (!gate.isAllowed() && gate.isDecided()) forget(before);
  }

  function forget(wasAllowed: boolean): void {
    queue.clear();
    dropVisitorId();
    for (const area of [local, session]) {
      for (const name of area.keys()) if (name !== 'consent') area.write(name, undefined);
    }
    if (wasAllowed) decided.clear();
    userId = userToken = undefined;
    origin = { context: origin.context };
  }

  const quen: Quen = {
    track,
    page(info) {
      said = { ...said, ...info };
      if (page) {
        const { url } = page;
        leavePage();
        viewPage(url);
      } else if (options.automatic === false) whenShown(() => viewPage(document.referrer));
    },
    identify(id, traits, token) {
      userId = id;
      userToken = token;
      if (gate.isAllowed()) local.write('user', id);
      origin = { ...origin, userId: id };
      track('identify', traits);
    },
    consent: (state) =>
      consent(
        state === 'granted' || state === 'denied' ? { analytics: state, personalization: state, marketing: state } : state,
        'shop',
      ),
    reset() {
      queue.flush();
      forget(true);
      origin = { ...identityOf(), context: origin.context };
    },
    renderer(name, render) {
      custom[name] = render;
    },
    refresh: () => void ask(namesOnPage()),
    decisions: () => Object.fromEntries(decided),
    watch: (watcher) => void watchers.push(watcher),
  };
  for (const name of Object.keys(quen) as (keyof Quen)[]) quen[name] = guard(quen[name] as () => never) as never;

  whenShown(
    guard(() => {
      watchDataLayer((finding) => {
        if (finding.kind === 'event') trackFound(finding.event);
        else consent(finding.state, 'google_consent_mode');
      });
      watchClicks(local, (element, itemId) => {
        const decision = placements.shownIn(element);
        if (decision) track('click', interaction(decision, itemId ? { itemIds: [itemId] } : {}));
        return decision?.decisionId;
      });
      addEventListener('online', queue.flush);
      addEventListener('pagehide', queue.flush);
      document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && queue.flush());
      if (options.automatic === false) return;
      viewPage(document.referrer);
      watchPageChanges(leavePage, viewPage);
    }),
  );
  return quen;
}
