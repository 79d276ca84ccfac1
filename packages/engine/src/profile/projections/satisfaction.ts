import { numeric } from '../numeric.ts';
import { ownEntry, setEntry } from '../own-entry.ts';
import type { Projection } from '../projection.ts';

const scales: readonly unknown[] = ['csat', 'nps', 'ces'];

/** Newest score on each scale: `satisfaction` events (`scale`, `score`), and answers to questions that are called after a scale. */
export const satisfaction: Projection = {
  part: 'satisfaction',
  writes: ['satisfaction'],
  events: ['satisfaction', 'answer'],
  looksAt: ['properties'],
  fold(profile, { event }) {
    const asked = event.name === 'answer';
    const scale = event.properties[asked ? 'questionId' : 'scale'];
    const score = numeric(event.properties[asked ? 'value' : 'score']);
    if (!scales.includes(scale) || typeof scale !== 'string' || !Number.isFinite(score)) return;
    const known = ownEntry(profile.satisfaction, scale);
    if (known !== undefined && known.atMs > event.occurredAtMs) return;
    setEntry(profile.satisfaction, scale, { score, atMs: event.occurredAtMs });
  },
};
