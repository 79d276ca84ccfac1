import { element } from './element.ts';
import type { RenderTools } from './renderer.ts';

/** The time left, counted down each second while it is on the page. */
export function renderCountdown(endsAtMs: number, { text }: RenderTools): HTMLElement {
  const clock = element('time.ends', { role: 'timer', datetime: new Date(endsAtMs).toISOString() });
  const tick = (): void => {
    const seconds = Math.max(0, Math.floor((endsAtMs - Date.now()) / 1000));
    const days = Math.floor(seconds / 86_400);
    const parts = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
    const left = parts.map((part) => String(part).padStart(2, '0')).join(':');
    clock.textContent = `${text('ends')} ${days > 0 ? `${days} ${text('days')} ` : ''}${left}`;
  };
  tick();
  const timer = setInterval(() => {
    if (clock.isConnected) tick();
    else clearInterval(timer);
  }, 1000);
  return clock;
}
