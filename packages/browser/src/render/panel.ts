import { type Child, element } from './element.ts';
import type { RenderTools } from './renderer.ts';
import { safeUrl } from './safe-url.ts';

/** What offers and messages share: a bar or card with a headline, a text, a link, and a button that sends it away. */
export const renderPanel = (
  {
    headline,
    body,
    layout,
    linkUrl,
    linkText,
  }: { headline: string; body?: string; layout: string; linkUrl?: string; linkText?: string },
  { text, emit }: RenderTools,
  ...more: Child[]
): HTMLElement => {
  const href = safeUrl(linkUrl);
  const close = element('button.close', { type: 'button', 'aria-label': text('close') }, '×');
  const panel = element(
    `section.${layout}`,
    { 'aria-label': headline },
    element('p.body', 0, element('strong', 0, headline), body && ` ${body}`),
    ...more,
    href && element('a.link', { href }, linkText || text('view')),
    close,
  );
  close.onclick = () => {
    emit('dismiss');
    panel.remove();
  };
  return panel;
};
