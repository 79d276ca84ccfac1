import type { DecideResponse, EventEnvelope } from '@quen/protocol';
import type { Quen } from './quen-options.ts';
import { element } from './render/element.ts';

/** Opens the overlay of `?quen_debug`: events as they are queued, decisions and their reasons. Made in a shadow root, so that the shop's styles and its own do not meet. */
export function openDebugOverlay(quen: Quen): void {
  const host = element('div', { 'data-quen-debug': '' });
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ':host{position:fixed;bottom:0;right:0;z-index:2147483647;width:min(30rem,100vw);max-height:50vh;overflow:auto;background:#111;color:#eee;font:12px/1.5 monospace}' +
      'h2,summary{font-size:1em;margin:0;padding:.25em .75em;cursor:pointer}h2{background:#333}pre{margin:0;padding:.25em 1.5em;white-space:pre-wrap;overflow-wrap:anywhere}',
  );
  root.adoptedStyleSheets = [sheet];
  const lines = element('div', { role: 'log' });
  root.append(element('h2', {}, 'Quen'), lines);
  const add = (title: string, detail: unknown): void => {
    lines.prepend(element('details', {}, element('summary', {}, title), element('pre', {}, JSON.stringify(detail, null, 2))));
  };
  for (const decision of Object.values(quen.decisions()))
    add(`◆ ${decision.placement}: ${decision.reason} ${decision.campaign ?? ''}`, decision);
  quen.watch((what, detail) => {
    if (what === 'event') add(`→ ${(detail as EventEnvelope).name}`, detail);
    else if (what === 'failure') add('✗ no answer', detail);
    else {
      for (const decision of (detail as DecideResponse).decisions) {
        add(`◆ ${decision.placement}: ${decision.reason} ${decision.campaign ?? ''}`, decision);
      }
      for (const result of (detail as DecideResponse).results)
        if (result.status !== 'accepted') add(`! event ${result.index}: ${result.status}`, result);
    }
  });
  document.body.append(host);
}
