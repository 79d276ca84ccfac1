import { html } from 'hono/html';
import type { StoredEvent } from '../../storage/storage.ts';
import type { Markup } from '../markup.ts';
import type { View } from '../view.ts';

/** The newest events, each with what it was about. */
export function eventsPart(view: View): Markup {
  const { state, texts, time } = view;
  const rows = state.events.map(
    (event) =>
      html`<li><time>${time(event.occurredAtMs)}</time> <code class="event">${event.name}</code> <span>${about(event, view)}</span>${event.flags.map((flag) => html` <i>${flag}</i>`)}</li>`,
  );
  return html`<section data-part="events"><h2>${texts['recentEvents']}</h2>
${rows.length === 0 ? html`<p class="none">${texts['noEvents']}</p>` : html`<ol class="events">${rows}</ol>`}</section>`;
}

function about({ properties, context }: StoredEvent, { titleOf }: View): string {
  const { items } = properties;
  if (Array.isArray(items) && items.length > 0) {
    const titles = items.map((item) => titleOf(String((item as { item_id?: unknown }).item_id ?? '')));
    return titles.length > 3 ? `${titles.slice(0, 3).join(', ')} +${titles.length - 3}` : titles.join(', ');
  }
  const said = properties['search_term'] ?? properties['placement'] ?? properties['questionId'] ?? properties['purpose'];
  if (typeof said === 'string') return said;
  return context.page?.path ?? context.page?.title ?? '';
}
