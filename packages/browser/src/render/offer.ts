import { renderCountdown } from './countdown.ts';
import { element } from './element.ts';
import { renderPanel } from './panel.ts';
import type { Renderer } from './renderer.ts';

/** An offer as a bar or a card, with its code to copy and the time it has left. */
export const renderOffer: Renderer<'offer'> = (content, tools) => {
  const { code, endsAtMs } = content;
  const button = element('button.code', { type: 'button', title: tools.text('copy'), 'aria-live': 'polite' }, code);
  button.onclick = async () => {
    tools.emit('click');
    try {
      await navigator.clipboard.writeText(code as string);
      button.textContent = tools.text('copied');
      setTimeout(() => button.replaceChildren(code as string), 2000);
    } catch {
      // Without a secure context there is no clipboard; the code can still be read.
    }
  };
  return renderPanel(content, tools, code && button, endsAtMs ? renderCountdown(endsAtMs, tools) : undefined);
};
