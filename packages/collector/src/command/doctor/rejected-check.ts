import type { Check } from './check.ts';

const dayMs = 86_400_000;

/** Whether events were refused lately, and mostly why. */
export const rejectedCheck: Check = {
  name: 'rejected events',
  async run({ storage, nowMs }) {
    const recent = (await storage.log.readRejected(1000)).filter(({ receivedAtMs }) => receivedAtMs > nowMs - dayMs);
    if (recent.length === 0) return [{ level: 'ok', text: 'none in the last day' }];
    const counts = new Map<string, number>();
    for (const { issues } of recent) {
      const why = `${issues[0]?.path ?? ''}: ${issues[0]?.message ?? 'unknown'}`;
      counts.set(why, (counts.get(why) ?? 0) + 1);
    }
    const [most] = [...counts].sort((a, b) => b[1] - a[1]);
    const text = `${recent.length >= 1000 ? 'at least ' : ''}${recent.length} in the last day, mostly ${most?.[0]} (${most?.[1]}×)`;
    return [{ level: 'warning', text, todo: 'mend the sender; refused events are kept and can be sent again' }];
  },
};
