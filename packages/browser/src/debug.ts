import type { DecideResponse, EventEnvelope } from '@quen/protocol';
import type { PostOutcome } from './delivery/post.ts';
import { element } from './render/element.ts';

const pollMs = 300;

/**
 * Opens the overlay of `?quen_debug`: events as they are queued, decisions and their reasons. Made in a shadow root, so that the shop's
 * styles and its own do not meet.
 *
 * @param log What the page's Quen has told so far, and goes on to tell.
 */
export function openDebugOverlay(log: (EventEnvelope | PostOutcome)[]): void {
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
  const add = (title: string, detail: unknown): void => {
    lines.prepend(element('details', 0, element('summary', 0, title), element('pre', 0, JSON.stringify(detail, null, 2))));
  };
  const show = (entry: EventEnvelope | PostOutcome): void => {
    if ('name' in entry) add(`→ ${entry.name}`, entry);
    else if (!entry.answer) add('✗ no answer: placements keep their own content', entry);
    else showAnswer(entry.answer);
  };
  const showAnswer = (answer: Partial<DecideResponse>): void => {
    const { decisions = [], results = [] } = answer;
    for (const decision of decisions) {
      add(`◆ ${decision.placement}: ${decision.reason} ${decision.campaign ?? ''} ${decision.variant ?? ''}`, decision);
    }
    for (const result of results) if (result.status !== 'accepted') add(`! event ${result.index}: ${result.status}`, result);
  };
  const poll = (): void => {
    for (const entry of log.splice(0)) show(entry);
  };
  poll();
  setInterval(poll, pollMs);
  document.body.append(host);
}
