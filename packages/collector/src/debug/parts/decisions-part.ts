import type { Decision } from '@quen/protocol';
import { html } from 'hono/html';
import { reasonTexts } from '../debug-texts.ts';
import type { Markup } from '../markup.ts';
import type { View } from '../view.ts';

/** What was answered last, page by page. */
export function decisionsPart(view: View): Markup {
  const { state, texts, time } = view;
  const pages = state.decisions.map(
    ({ atMs, pageUrl, decisions }) =>
      html`<li><p><time>${time(atMs)}</time> <code>${pathOf(pageUrl)}</code></p><ul class="answers">${decisions.map((decision) => decisionLine(decision, view))}</ul></li>`,
  );
  return html`<section data-part="decisions"><h2>${texts['decisions']}</h2>
${pages.length === 0 ? html`<p class="none">${texts['noDecisions']}</p>` : html`<ol class="pages">${pages}</ol>`}</section>`;
}

const shownReasons: ReadonlySet<Decision['reason']> = new Set(['TARGETING_MATCH', 'SPLIT', 'DEFAULT']);

/** A decision in a line: where, what, and why in words. */
export function decisionLine(decision: Decision, { language, texts }: View): Markup {
  const { placement, campaign, variant, reason, content } = decision;
  // Decisions are kept without their content; the reason tells whether there was any.
  const shown = content !== undefined || (campaign !== undefined && shownReasons.has(reason));
  return html`<li class="${shown ? 'yes' : 'no'}"><b>${placement}</b> <span class="mark">${shown ? texts['shown'] : texts['notShown']}</span>
${campaign === undefined ? undefined : html`<code>${campaign}${variant === undefined ? '' : ` · ${variant}`}</code>`}
<span class="why">${reasonTexts[language][reason]}</span>${contentLine(content)}</li>`;
}

function contentLine(content: Decision['content']): Markup | undefined {
  if (content === undefined) return undefined;
  switch (content.kind) {
    case 'recommendations':
      return html`<ol class="cards">${content.items.map(({ title, reason, strategy }) => html`<li>${title} <small>${reason ?? strategy}</small></li>`)}</ol>`;
    case 'question':
      return html`<p class="said">“${content.prompt}”</p>`;
    default:
      return html`<p class="said">“${content.headline}”</p>`;
  }
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}
