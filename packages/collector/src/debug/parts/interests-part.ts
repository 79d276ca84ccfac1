import { html } from 'hono/html';
import type { WeighedInterest } from '../debug-state.ts';
import type { Markup } from '../markup.ts';
import type { View } from '../view.ts';

/** Interests as bars, the strongest of each kind full. */
export function interestsPart({ state, texts, band }: View): Markup {
  const { category, brand, priceBand } = state.interests;
  const hint = (texts['interestsHint'] ?? '').replace('{days}', String(state.shop.affinityHalfLifeDays));
  const kinds = [
    [texts['category'], category],
    [texts['brand'], brand],
    [texts['priceBand'], priceBand.map((interest) => ({ ...interest, name: band(interest.name) }))],
  ] as const;
  const some = kinds.filter(([, interests]) => interests.length > 0);
  return html`<section data-part="interests"><h2>${texts['interests']}</h2><p class="hint">${hint}</p>
${some.length === 0 ? html`<p class="none">${texts['noInterests']}</p>` : some.map(([label, interests]) => bars(label, interests))}</section>`;
}

function bars(label: string | undefined, interests: readonly WeighedInterest[]): Markup {
  const most = Math.max(...interests.map(({ weight }) => weight));
  const rows = interests.map(
    ({ name, weight }) =>
      html`<li><span>${name}</span><progress max="${most.toFixed(2)}" value="${weight.toFixed(2)}" aria-label="${name}"></progress><b>${weight.toFixed(1)}</b></li>`,
  );
  return html`<h3>${label}</h3><ul class="bars">${rows}</ul>`;
}
