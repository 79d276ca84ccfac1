import type { DecideRequest, DecideResponse } from '@quen/protocol';
import { element } from './render/element.ts';

/**
 * The overlay of `?quen_debug`: what the page's Quen sends, and the decisions that come back with their reasons. It stands in a shadow root,
 * so that the shop's styles and its own do not meet. Loaded before Quen starts, it listens to `fetch`, and Quen knows nothing of it.
 */
const host = element('div', { 'data-quen-debug': '' });
const root = host.attachShadow({ mode: 'open' });
const sheet = new CSSStyleSheet();
sheet.replaceSync(
  ':host{position:fixed;bottom:0;right:0;z-index:2147483647;width:min(30rem,100vw);max-height:50vh;overflow:auto;background:#111;color:#eee;font:12px/1.5 monospace}' +
    'h2,summary{font-size:1em;margin:0;padding:.25em .75em;cursor:pointer}h2{background:#333}pre{margin:0;padding:.25em 1.5em;white-space:pre-wrap;overflow-wrap:anywhere}',
);
root.adoptedStyleSheets = [sheet];
const lines = element('div', { role: 'log' });
root.append(element('h2', 0, 'Quen'), lines);
document.documentElement.append(host);

function add(title: string, detail: unknown): void {
  lines.prepend(element('details', 0, element('summary', 0, title), element('pre', 0, JSON.stringify(detail, null, 2))));
}

function showAnswer({ decisions = [], results = [] }: Partial<DecideResponse>): void {
  for (const decision of decisions) {
    add(`◆ ${decision.placement}: ${decision.reason} ${decision.campaign ?? ''} ${decision.variant ?? ''}`, decision);
  }
  for (const result of results) if (result.status !== 'accepted') add(`! event ${result.index}: ${result.status}`, result);
}

const send = window.fetch;
window.fetch = async (input, init) => {
  if (!/\/v1\/(decide|events)\?/.test(String(input))) return send(input, init);
  const asked = JSON.parse(String(init?.body)) as Partial<DecideRequest>;
  for (const event of asked.events ?? []) add(`→ ${event.name}`, event);
  try {
    const response = await send(input, init);
    if (response.ok)
      response
        .clone()
        .json()
        .then(showAnswer, () => {});
    else add(`✗ ${response.status}: placements keep their own content`, asked);
    return response;
  } catch (error) {
    add('✗ no answer: placements keep their own content', asked);
    throw error;
  }
};
