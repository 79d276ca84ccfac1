import type { ConsentState, DecidePage, DecideResponse, Decision, EventContext, JsonObject } from '@quen/protocol';
import type { PageEvent } from '@quen/sources/page-item';
import { watchDataLayer } from './collect/data-layer.ts';
import { createNewsFilter } from './collect/news-filter.ts';
import { watchPageChanges, whenShown } from './collect/page-changes.ts';
import { type PageInfo, readContext, readPage } from './collect/page-info.ts';
import { readViewedProduct } from './collect/viewed-product.ts';
import { allPurposes, createConsentGate } from './consent/consent-gate.ts';
import { openAnswerCache } from './decide/answer-cache.ts';
import { createEventQueue, type EventOrigin } from './delivery/event-queue.ts';
import { guard } from './guard.ts';
import { createMessageId } from './identity/message-id.ts';
import { dropVisitorId, keepVisitorId } from './identity/visitor-cookie.ts';
import type { Quen, QuenOptions } from './quen-options.ts';
import { moneyFor } from './render/money.ts';
import { createPlacements } from './render/placements.ts';
import type { CustomRenderer } from './render/renderer.ts';
import { textsFor } from './render/texts.ts';
import { takeClickedDecision, watchClicks } from './seen/clicks.ts';
import { watchExposures } from './seen/exposures.ts';
import { openStorage } from './storage/page-storage.ts';

/** Starts Quen on a page. Nothing it does throws into the page, or holds it up. */
export function createQuen(options: QuenOptions): Quen {
  const { key, collector, timeoutMs = 2000, automatic = true, loadForms = () => Promise.reject(), watch = () => {} } = options;
  const locale = options.locale || document.documentElement.lang || navigator.language;
  const addressOf = (path: string): string => `${collector}/v1/${path}?key=${key}`;
  const local = openStorage('localStorage');
  const session = openStorage('sessionStorage');
  const { state, isAllowed, update } = createConsentGate(options.consent === 'required', local);
  const answers = openAnswerCache(session);
  const custom: { [name: string]: CustomRenderer } = {};

  let userId = local.read('user') as string | undefined;
  let userToken: string | undefined;
  let isNews = createNewsFilter();
  let said: PageInfo = {};
  /** Missing between two page views. */
  let page: DecidePage | undefined;
  let origin: EventOrigin = {};
  /** Events found on a page before its view is counted. */
  let early: PageEvent[] = [];
  let decisions: { [placement: string]: Decision } = {};

  const queue = createEventQueue({
    url: addressOf('events'),
    local,
    session,
    isAllowed,
    envelope: () => ({ consent: state(), userToken }),
  });

  function setOrigin(context = origin.context): void {
    const anonymousId = isAllowed() ? keepVisitorId() : undefined;
    origin = { ...(anonymousId && { anonymousId }), ...(userId && { userId }), ...(context && { context }) };
  }

  function track(name: string, properties?: object): void {
    // A copy: the page may change its object later, and what cannot be written as JSON must fail here.
    const own = properties && (JSON.parse(JSON.stringify(properties)) as JsonObject);
    const event = { messageId: createMessageId(), name, timestamp: Date.now(), ...(own && { properties: own }) };
    queue.add(event, origin);
    watch(event);
  }

  function trackFound(event: PageEvent): void {
    if (!page) early.push(event);
    else if (isNews(event)) track(event.name, event.properties);
  }

  function trackInteraction(name: string, { decisionId, placement, campaign, variant, content }: Decision, more?: object): void {
    const { items, offerId } = (content || {}) as { items?: { itemId: string }[]; offerId?: string };
    track(name, { decisionId, placement, campaign, variant, offerId, itemIds: items?.map((item) => item.itemId), ...more });
  }

  const watchExposure = watchExposures(session, (decision) => trackInteraction('exposure', decision));
  const placements = createPlacements({
    custom,
    loadForms,
    onChange: watchExposure,
    toolsFor: (decision) => ({
      locale,
      text: textsFor(locale),
      money: moneyFor(locale),
      emit: guard((name, more) => trackInteraction(name, decision, more)),
    }),
  });

  /** The page's placement elements that have a name. */
  const elements = (): HTMLElement[] => [
    ...document.querySelectorAll<HTMLElement>('[data-quen-placement]:not([data-quen-placement=""])'),
  ];
  const nameOf = (element: HTMLElement): string => element.dataset['quenPlacement'] as string;

  function show(list: readonly Decision[]): void {
    for (const element of elements()) {
      const decision = list.find(({ placement }) => placement === nameOf(element));
      if (decision) placements.show(element, decision);
    }
  }

  /** One request: what is waiting goes along, the decisions come back. */
  async function askNow(): Promise<void> {
    const asked = page;
    const names = [...new Set(elements().map(nameOf))].slice(0, 50);
    if (!asked) return;
    if (!names[0]) return queue.flush();
    const startedMs = Date.now();
    const outcome = await queue.ask(addressOf('decide'), { ...origin, placements: names, page: asked, locale });
    const answer = outcome.answer as DecideResponse | undefined;
    watch(outcome);
    if (!answer) return;
    answers.keep(answer.decisions, asked);
    // Too late, or another page by now: nothing jumps under the visitor's eyes.
    if (asked !== page || Date.now() - startedMs > timeoutMs) return;
    for (const decision of answer.decisions) decisions[decision.placement] = decision;
    show(answer.decisions);
  }

  const showKept = (to: DecidePage): void => show(answers.find(to));

  const ask = (): void => void askNow().catch(() => {});

  function viewPage(referrer: string): void {
    const product = guard(readViewedProduct)();
    // The data layer's ids are the shop's own choice, so they are heard before the markup's.
    const found = [...early, ...(product ? [product] : [])].filter(isNews);
    page = readPage(said, found, referrer);
    said = {};
    early = [];
    const more = { locale, timezone: local.read('zone') ?? undefined, decisionId: takeClickedDecision(local) };
    setOrigin(readContext(page, more as EventContext));
    track('page_view');
    for (const { name, properties } of found) track(name, properties);
    guard(showKept)(page);
    ask();
  }

  function leavePage(): void {
    page = undefined;
    decisions = {};
    isNews = createNewsFilter();
  }

  function forget(): void {
    queue.clear();
    dropVisitorId();
    for (const area of [local, session]) for (const name of area.keys()) if (name !== 'consent') area.write(name);
    userId = userToken = undefined;
    setOrigin();
  }

  function consent(change: ConsentState, isShops: boolean): void {
    const before = isAllowed();
    if (isShops) track('consent', { ...change, source: 'shop' });
    // The last thing that is sent of someone who withdraws is that they did.
    if (before) queue.flush();
    update(change, isShops);
    if (isAllowed() && !before) {
      Object.assign(origin, { anonymousId: keepVisitorId() });
      ask();
    } else if (!isAllowed() && (before || isShops)) forget();
  }

  const quen: Quen = {
    track,
    page(info) {
      const before = page;
      said = { ...said, ...info };
      if (before) leavePage();
      if (before || !automatic) whenShown(() => viewPage(before ? before.url : document.referrer));
    },
    identify(id, traits, token) {
      userId = id;
      userToken = token;
      if (isAllowed()) local.write('user', id);
      setOrigin();
      track('identify', traits);
    },
    consent: (change) => consent(typeof change === 'string' ? allPurposes(change) : change, true),
    reset() {
      queue.flush();
      forget();
    },
    renderer(name, render) {
      custom[name] = render;
    },
    refresh: ask,
  };
  for (const name of Object.keys(quen) as (keyof Quen)[]) quen[name] = guard(quen[name] as () => never) as never;

  whenShown(
    guard(() => {
      watchDataLayer((finding) => ('consent' in finding ? consent(finding.consent, false) : trackFound(finding)));
      watchClicks(local, (element, itemId) => {
        const decision = element && placements.shownIn(element);
        if (decision) trackInteraction('click', decision, itemId ? { itemIds: [itemId] } : {});
        return decision?.decisionId;
      });
      for (const name of ['online', 'pagehide']) addEventListener(name, queue.flush);
      document.addEventListener('visibilitychange', () => document.hidden && queue.flush());
      if (!automatic) return;
      viewPage(document.referrer);
      watchPageChanges(leavePage, guard(viewPage));
      watchLatePlacements();
      setTimeout(keepZone, 2000);
    }),
  );

  // The first formatter of a page loads the browser's language data, which takes longer than all the rest: later pages are told.
  const keepZone = guard(() => {
    if (isAllowed() && !local.read('zone')) local.write('zone', Intl.DateTimeFormat().resolvedOptions().timeZone);
  });

  /** Placements that an application draws after its page view are asked for when they turn up. */
  function watchLatePlacements(): void {
    let isDue = false;
    const fill = guard(() => {
      isDue = false;
      const late = elements().filter((element) => placements.shownIn(element) === undefined);
      for (const element of late) placements.show(element, decisions[nameOf(element)]);
      if (late.some((element) => !decisions[nameOf(element)])) ask();
    });
    new MutationObserver(() => {
      if (!isDue) setTimeout(fill, 100);
      isDue = true;
    }).observe(document.documentElement, { childList: true, subtree: true });
  }
  return quen;
}
