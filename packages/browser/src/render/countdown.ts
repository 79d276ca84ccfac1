import { element } from './element.ts';
import type { RenderTools } from './renderer.ts';

const dayMs = 86_400_000;

/** The time left, counted down each second while it is on the page. */
export const renderCountdown = (endsAtMs: number, { text }: RenderTools): HTMLElement => {
  const clock = element('time.ends', { role: 'timer' });
  const tick = (): void => {
    const leftMs = Math.max(0, endsAtMs - Date.now());
    const days = (leftMs / dayMs) | 0;
    clock.textContent = `${text('ends')} ${days ? `${days} ${text('days')} ` : ''}${new Date(leftMs).toISOString().slice(11, 19)}`;
    setTimeout(() => clock.isConnected && tick(), 1000);
  };
  tick();
  return clock;
};
