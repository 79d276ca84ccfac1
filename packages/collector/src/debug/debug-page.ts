import { html, raw } from 'hono/html';
import type { DebugState } from './debug-state.ts';
import { debugStyle } from './debug-style.ts';
import { type DebugLanguage, debugTexts } from './debug-texts.ts';
import type { Markup } from './markup.ts';
import { decisionsPart } from './parts/decisions-part.ts';
import { eventsPart } from './parts/events-part.ts';
import { interestsPart } from './parts/interests-part.ts';
import { nowPart } from './parts/now-part.ts';
import { cartPart, sessionPart, whoPart } from './parts/visitor-parts.ts';
import { createView } from './view.ts';

/** The parts of the page that are kept fresh. */
export function debugParts(state: DebugState, language: DebugLanguage): Markup {
  const view = createView(state, language);
  const { texts } = view;
  if (state.profile === null) {
    return html`<section class="wide" data-part="nobody"><h2>${texts['nobody']}</h2><p>${texts['nobodyHint']}</p>
<p><a class="button" href="/">${texts['toShop']}</a></p></section>`;
  }
  const { profile } = state;
  return html`${whoPart(view, profile)}${sessionPart(view, profile)}${interestsPart(view)}${cartPart(view, profile)}${decisionsPart(view)}${eventsPart(view)}${nowPart(view)}`;
}

/** The whole page: server-rendered, kept fresh by a few lines of script. */
export function debugPage(state: DebugState, language: DebugLanguage, nonce: string): Markup {
  const texts = debugTexts[language];
  const other = language === 'vi' ? 'en' : 'vi';
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${texts['title']} · Quen</title><style nonce="${nonce}">${raw(debugStyle)}</style></head>
<body><header><div><p class="brand">Quen <span>debug</span></p><h1>${texts['title']}</h1><p>${texts['lead']}</p></div>
<p class="tools"><span id="state" data-live="${texts['live']}" data-stale="${texts['stale']}" aria-live="polite">${texts['live']}</span>
<span>${(texts['rules'] ?? '').replace('{version}', String(state.version))}</span>
<a href="?lang=${other}" hreflang="${other}">${texts['language']}</a> <a href="/">${texts['toShop']}</a></p></header>
<main id="parts">${debugParts(state, language)}</main>
<script nonce="${nonce}">${raw(refreshScript)}</script></body></html>`;
}

/** Swaps the parts that have changed, and leaves open what the reader has opened. */
const refreshScript = `
const main = document.getElementById('parts'), state = document.getElementById('state');
const lang = document.documentElement.lang;
async function refresh() {
  if (document.hidden) return;
  try {
    const answer = await fetch('/debug/parts?lang=' + lang, { credentials: 'same-origin' });
    if (!answer.ok) throw new Error(answer.status);
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const parts = [...next.querySelectorAll('[data-part]')];
    const old = [...main.querySelectorAll('[data-part]')];
    if (parts.map(p => p.dataset.part).join() !== old.map(p => p.dataset.part).join()) {
      main.replaceChildren(...parts);
    } else parts.forEach((part, i) => {
      const open = new Set([...old[i].querySelectorAll('details[open]')].map(d => d.dataset.key));
      part.querySelectorAll('details').forEach(d => { if (open.has(d.dataset.key)) d.open = true; });
      if (part.outerHTML !== old[i].outerHTML) old[i].replaceWith(part);
    });
    state.textContent = state.dataset.live; state.className = '';
  } catch { state.textContent = state.dataset.stale; state.className = 'stale'; }
}
setInterval(refresh, 2000);
document.addEventListener('visibilitychange', refresh);
`;
