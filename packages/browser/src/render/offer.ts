import { renderCountdown } from './countdown.ts';
import { element } from './element.ts';
import { renderPanel } from './panel.ts';
import type { Renderer } from './renderer.ts';

/** An offer as a bar or a card, with its code to copy and the time it has left. */
export const renderOffer: Renderer<'offer'> = (content, tools) => {
  const { code, endsAtMs } = content;
  const button = code !== undefined && element('button.code', { type: 'button', title: tools.text('copy') }, code);
  if (button) {
    button.onclick = () => {
      tools.emit('click');
      // Without a secure context there is no clipboard; the code can still be read.
      navigator.clipboard?.writeText(code).then(
        () => {
          button.textContent = tools.text('copied');
          setTimeout(() => button.replaceChildren(code), 2000);
        },
        () => {},
      );
    };
  }
  return renderPanel(
    content,
    tools,
    button && element('span', { 'aria-live': 'polite' }, button),
    endsAtMs !== undefined && renderCountdown(endsAtMs, tools),
  );
};
