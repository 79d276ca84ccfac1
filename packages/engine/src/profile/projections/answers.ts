import { ownEntry, setEntry, trimEntries } from '../own-entry.ts';
import type { Projection } from '../projection.ts';

const maxAnswers = 200;

/** What the customer told us when asked; the newest answer to a question wins. */
export const answers: Projection = {
  part: 'answers',
  writes: ['answers'],
  events: ['answer'],
  looksAt: ['properties'],
  fold(profile, { event }) {
    const questionId = event.properties['questionId'];
    const value = event.properties['value'];
    if (typeof questionId !== 'string' || questionId === '' || value === undefined) return;
    const known = ownEntry(profile.answers, questionId);
    if (known !== undefined && known.atMs > event.occurredAtMs) return;
    setEntry(profile.answers, questionId, { value, atMs: event.occurredAtMs });
    trimEntries(profile.answers, maxAnswers, (answer) => answer.atMs);
  },
};
