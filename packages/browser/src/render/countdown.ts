import { element } from './element.ts';
import type { RenderTools } from './renderer.ts';

const dayMs = 86_400_000;

/** The time left, counted down each second while it is on the page. */
export function renderCountdown(endsAtMs: number, { text }: RenderTools): HTMLElement {
  const clock = element('time.ends', { role: 'timer' });
  const tick = (): void => {
    const leftMs = Math.max(0, endsAtMs - Date.now());
    const days = leftMs >= dayMs && `${Math.floor(leftMs / dayMs)} ${text('days')}`;
    clock.textContent = [text('ends'), days, new Date(leftMs % dayMs).toISOString().slice(11, 19)].filter(Boolean).join(' ');
  };
  tick();
  const timer = setInterval(() => (clock.isConnected ? tick() : clearInterval(timer)), 1000);
  return clock;
}
