import type { ConsentState, DecidePage, DecideResponse, Decision, EventContext, JsonObject } from '@quen/protocol';
import type { PageEvent } from '@quen/sources/page-item';
import { watchDataLayer } from './collect/data-layer.ts';
import { createNewsFilter } from './collect/news-filter.ts';
import { watchPageChanges, whenShown } from './collect/page-changes.ts';
import type { PageInfo } from './collect/page-info.ts';
import { readMarkup } from './collect/read-markup.ts';
import { allPurposes, createConsentGate } from './consent/consent-gate.ts';
import { openAnswerCache } from './decide/answer-cache.ts';
import { createEventQueue, type EventOrigin } from './delivery/event-queue.ts';
import { guard } from './guard.ts';
import { createMessageId } from './identity/message-id.ts';
import { dropVisitorId, keepVisitorId } from './identity/visitor-cookie.ts';
import type { Quen, QuenOptions } from './quen-options.ts';
import { moneyFor } from './render/money.ts';
import { createPlacements, type Placements } from './render/placements.ts';
import type { CustomRenderer } from './render/renderer.ts';
import { textsFor } from './render/texts.ts';
import { takeClickedDecision, watchClicks } from './seen/clicks.ts';
import { watchExposures } from './seen/exposures.ts';
import { soon } from './soon.ts';
import { local, session } from './storage/page-storage.ts';

/** Starts Quen on a page. Nothing it does throws into the page, or holds it up. */
export const createQuen = (options: QuenOptions): Quen => {
  const { timeoutMs = 2000, automatic = true, loadForms } = options;
  const locale = options.locale || document.documentElement.lang || navigator.language;
  const addressOf = (path: string): string => `${options.collector}/v1/${path}?key=${options.key}`;
  const { state, isAllowed, update } = createConsentGate(options.consent === 'required');
  const answers = openAnswerCache();
  const custom: { [name: string]: CustomRenderer } = {};

  /** The visitor's id, while one is allowed and can be kept: nothing is sent without it, and what waited for it carries it too. */
  let anonymousId: string | undefined;
  let userId = local.read('user') as string | undefined;
  let userToken: string | undefined;
  let isNews: ReturnType<typeof createNewsFilter>;
  let said: PageInfo = {};
  /** Missing between two page views. */
  let page: DecidePage | undefined;
  /** What is in the cart by the page's own word, until it was told. */
  let cart: PageInfo['cart'];
  /** What the page tells of itself. */
  let found: PageEvent[];
  let origin: EventOrigin & { context: { timezone?: string } } = { context: {} };
  /** Events found on a page before its view is counted. */
  let early: (PageEvent | undefined)[] = [];
  /** Elements whose content was asked for. */
  const asked = new WeakSet<Element>();

  const queue = createEventQueue(
    addressOf('events'),
    () => anonymousId,
    () => ({ anonymousId, consent: state(), userToken }),
  );

  const setOrigin = (context = origin.context): void => {
    anonymousId = isAllowed() ? keepVisitorId() : undefined;
    origin = { userId, page: page || origin.page, context };
  };

  const track = (name: string, properties?: object): void => {
    queue.put(
      {
        messageId: createMessageId(),
        name,
        timestamp: Date.now(),
        // A copy: the page may change its object later, and what cannot be written as JSON must fail here.
        properties: (properties && JSON.parse(JSON.stringify(properties))) as JsonObject,
      },
      origin,
    );
  };

  const trackInteraction = (name: string, { content, ...about }: Decision, more?: object): void => {
    const { items, offerId } = (content || {}) as { items?: { itemId: string }[]; offerId?: string };
    track(name, { ...about, offerId, itemIds: items?.map((item) => item.itemId), ...more });
  };

  const placements: Placements = createPlacements(
    custom,
    loadForms,
    (decision) => ({
      locale,
      text: textsFor(locale),
      money: moneyFor(locale),
      emit: guard((name, more) => trackInteraction(name, decision, more)),
    }),
    watchExposures(
      (element) => placements.decisionOf(element),
      (decision) => trackInteraction('exposure', decision),
    ),
  );

  /** The page's placement elements that have a name. */
  const elements = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-quen-placement]')].filter(nameOf);
  const nameOf = (element: HTMLElement): string => element.dataset['quenPlacement'] as string;

  /** Shows what is known to fit; answers whether there is such a thing. */
  const fill = guard((element: HTMLElement): Decision | undefined => {
    const decision = page && answers.recall(nameOf(element), page);
    if (decision) placements.show(element, decision);
    return decision;
  });

  /** One request: what is waiting goes along, the decisions come back. */
  const ask = guard(() => {
    const about = page;
    const empty = elements();
    for (const element of empty) asked.add(element);
    // Without any, the events go by themselves when a batch is due, or with the question of placements that turn up until then.
    if (!about || !empty[0]) return;
    const startedMs = Date.now();
    const names = [...new Set(empty.map(nameOf))].slice(0, 50);
    queue.ask(addressOf('decide'), { ...origin, placements: names, cart, ...(!anonymousId && { found }) }).then(
      guard((answer) => {
        cart = undefined;
        answers.keep((answer as DecideResponse).decisions, about);
        // Too late, or another page by now: nothing jumps under the visitor's eyes.
        if (about === page && Date.now() - startedMs <= timeoutMs) elements().forEach(fill);
      }),
    );
  });

  const viewPage = guard(() => {
    isNews = createNewsFilter();
    // The data layer's ids are the shop's own choice, so they are heard before the markup's.
    found = [...early, guard(readMarkup)()].filter((event) => event && isNews(event)) as PageEvent[];
    const { cart: shown, ...about } = said;
    page = { url: location.href, title: document.title, referrer: origin.page ? origin.page.url : document.referrer, ...about };
    cart = shown;
    said = {};
    early = [];
    setOrigin({
      ...origin.context,
      locale,
      // The inner size would force a layout.
      screen: { width: outerWidth, height: outerHeight },
      decisionId: takeClickedDecision(),
    } as EventContext);
    track('page_view');
    for (const { name, properties } of found) track(name, properties);
    ask();
    elements().forEach(fill);
  });

  const leavePage = (): void => {
    page = undefined;
  };

  const forget = (): void => {
    queue.clear();
    dropVisitorId();
    for (const area of [local, session]) for (const name of area.names()) if (name !== 'consent') area.write(name);
    userId = userToken = undefined;
    setOrigin();
  };

  const consent = (change: ConsentState, isShops?: boolean): void => {
    const before = isAllowed();
    // They had answered, and it was a refusal: what they did after it is not told, whatever they say now.
    if (!before && local.read('consent')) queue.clear();
    if (isShops) track('consent', { ...change, source: 'shop' });
    // The last thing that is sent of someone who withdraws is that they did.
    queue.flush();
    update(change, isShops);
    if (!isAllowed()) {
      if (before || isShops) forget();
    } else if (!before) {
      setOrigin();
      ask();
      queue.flush();
    }
  };

  const quen: Quen = {
    track,
    page(info) {
      const isNew = page || !automatic;
      said = { ...said, ...info };
      leavePage();
      if (isNew) whenShown(viewPage);
    },
    identify(id, traits, token) {
      userId = id;
      userToken = token;
      local.write('user', id);
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

  /** Placements that an application draws after its page view are asked for when they turn up. */
  const watchLatePlacements = (): void => {
    let timer: ReturnType<typeof setTimeout> | 0 | undefined;
    const look = (): void => {
      timer = 0;
      if (elements().filter((element) => !asked.has(element) && !fill(element))[0]) ask();
    };
    new MutationObserver(() => {
      if (!timer) timer = setTimeout(look, 100);
    }).observe(document, { childList: true, subtree: true });
  };

  whenShown(
    guard(() => {
      watchDataLayer((finding) => {
        if ('consent' in finding) consent(finding.consent);
        else if (!page) early.push(finding);
        else if (isNews(finding)) track(finding.name, finding.properties);
      });
      // What the browser is slow at.
      soon(() => {
        for (const name of ['online', 'pagehide', 'visibilitychange']) addEventListener(name, queue.flush);
        watchClicks((element, itemId) => {
          const decision = placements.decisionOf(element);
          if (!decision?.content) return undefined;
          trackInteraction('click', decision, (itemId && { itemIds: [itemId] }) as object);
          return decision.decisionId;
        });
        // From here on, events tell it.
        origin.context.timezone = (
          window as { Temporal?: { Now: { timeZoneId(): string } } }
        ).Temporal?.Now.timeZoneId() as string;
      });
      if (!automatic) return;
      viewPage();
      watchPageChanges(leavePage, viewPage);
      watchLatePlacements();
    }),
  );

  return quen;
};
