import { type Child, element } from './element.ts';
import type { RenderTools } from './renderer.ts';
import { safeUrl } from './safe-url.ts';

/** What offers and messages share: a bar or card with a headline, a text, a link, and a button that sends it away. */
export function renderPanel(
  content: { headline: string; body?: string; layout: string; linkUrl?: string; linkText?: string },
  { text, emit }: RenderTools,
  ...more: Child[]
): HTMLElement {
  const href = safeUrl(content.linkUrl);
  const close = element('button.close', { type: 'button', 'aria-label': text('close') }, '×');
  const panel = element(
    `section.${content.layout}`,
    { 'aria-label': content.headline },
    element('p.body', {}, element('strong', {}, content.headline), content.body && ' ', content.body),
    ...more,
    href && element('a.link', { href }, content.linkText || text('view')),
    close,
  );
  close.onclick = () => {
    emit('dismiss');
    panel.remove();
  };
  return panel;
}
