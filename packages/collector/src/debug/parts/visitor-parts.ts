import type { Profile } from '@quen/protocol';
import { html } from 'hono/html';
import { stageTexts } from '../debug-texts.ts';
import type { Markup } from '../markup.ts';
import type { View } from '../view.ts';

/** Who it is: ids, stage, device, source, consent. */
export function whoPart({ state, texts, time, money, language }: View, profile: Profile): Markup {
  const source = profile.channel.first;
  const from = [source?.source, source?.medium, source?.name].filter((part) => part !== undefined).join(' / ');
  const device = [profile.device?.type, profile.device?.browser, profile.device?.os]
    .filter((part) => part !== undefined)
    .join(', ');
  const consents = Object.values(profile.consents).map(({ purpose, status }) => `${purpose}: ${status}`);
  const revenue = Object.entries(profile.orders.revenueMinor).map(([currency, amount]) => money(amount, currency));
  const answers = Object.entries(profile.answers).map(([question, { value }]) => `${question}: ${JSON.stringify(value)}`);
  const rows: readonly (readonly [string | undefined, string])[] = [
    [texts['user'], profile.identity.userIds.join(', ')],
    [texts['claimed'], profile.identity.claimedUserId ?? ''],
    [texts['visitor'], state.anonymousId ?? ''],
    [texts['profile'], profile.id],
    [texts['level'], String(profile.lifecycle.relationshipLevel)],
    [texts['since'], time(profile.activity.firstSeenAtMs)],
    [texts['events'], String(profile.activity.eventCount)],
    [texts['sessions'], String(profile.sessionCount)],
    [texts['orders'], [String(profile.orders.count), ...revenue].join(' · ')],
    [texts['device'], device],
    [texts['source'], from === '' ? (profile.channel.referrer ?? '') : from],
    [texts['segments'], Object.keys(profile.segments).join(', ')],
    [texts['answers'], answers.join(', ')],
    [texts['consent'], consents.join(', ')],
  ];
  return html`<section data-part="who"><h2>${texts['who']}</h2>
<p class="stage"><span>${texts['stage']}</span> <b>${stageTexts[language][profile.lifecycle.stage]}</b></p>
<dl>${rows.filter(([, value]) => value !== '').map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}

/** The visit that is going on. */
export function sessionPart({ texts, time, titleOf }: View, { session, viewed }: Profile): Markup {
  if (session === null) return html``;
  const items = [...session.itemIds].reverse().slice(0, 12);
  const list = items.length > 0 ? items : viewed.slice(0, 12).map(({ itemId }) => itemId);
  return html`<section data-part="session"><h2>${texts['session']} <small>#${session.number}</small></h2>
<p class="big">${session.pageViews} <span>${texts['pages']}</span></p>
<dl><div><dt>${texts['started']}</dt><dd>${time(session.startedAtMs)}</dd></div>
<div><dt>${texts['landing']}</dt><dd>${session.landingPath ?? '–'}</dd></div>
${session.searchTerm === null ? undefined : html`<div><dt>${texts['search']}</dt><dd>“${session.searchTerm}”</dd></div>`}</dl>
${list.length === 0 ? undefined : html`<h3>${texts['viewed']}</h3><ol class="chips">${list.map((id) => html`<li>${titleOf(id)}</li>`)}</ol>`}</section>`;
}

/** What is in the cart now. */
export function cartPart({ texts, money, titleOf, state }: View, { cart }: Profile): Markup {
  const currency = cart.currency ?? state.shop.currency;
  if (cart.lines.length === 0) {
    return html`<section data-part="cart"><h2>${texts['cart']}</h2><p class="none">${texts['emptyCart']}</p></section>`;
  }
  const lines = cart.lines.map(
    ({ itemId, quantity, priceMinor }) =>
      html`<li><span>${quantity} × ${titleOf(itemId)}</span><b>${priceMinor === null ? '–' : money(priceMinor * quantity, currency)}</b></li>`,
  );
  return html`<section data-part="cart"><h2>${texts['cart']}</h2><ul class="lines">${lines}
<li class="sum"><span>${texts['total']}</span><b>${money(cart.valueMinor, currency)}</b></li></ul></section>`;
}
