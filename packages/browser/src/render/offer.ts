import { guard } from '../guard.ts';
import { renderCountdown } from './countdown.ts';
import { element } from './element.ts';
import { renderPanel } from './panel.ts';
import type { Renderer } from './renderer.ts';

/** An offer as a bar or a card, with its code to copy and the time it has left. */
export const renderOffer: Renderer<'offer'> = (content, tools) => {
  const { code, endsAtMs } = content;
  const button = element('button.code', { type: 'button', title: tools.text('copy'), 'aria-live': 'polite' }, code);
  const show = (label: string): void => button.replaceChildren(label);
  // Without a secure context there is no clipboard; the code can still be read.
  button.onclick = guard(() => {
    tools.emit('click');
    navigator.clipboard.writeText(code as string).then(
      () => {
        show(tools.text('copied'));
        setTimeout(show, 2000, code);
      },
      () => {},
    );
  });
  return renderPanel(content, tools, code && button, endsAtMs && renderCountdown(endsAtMs, tools));
};
