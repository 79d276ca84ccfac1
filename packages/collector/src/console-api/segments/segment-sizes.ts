import { localDay } from '@quen/engine';
import { writeDownNewest } from '../../profiles/write-down-newest.ts';
import { dayText } from '../../reports/report-day.ts';
import type { CollectorCore } from '../../server/core.ts';
import type { SegmentSizes } from '../types/rules.ts';

/** How large segments were, day by day, from the entering and leaving that the log tells. */
export interface SegmentSizeReader {
  sizes(segmentId: string): Promise<SegmentSizes>;
}

const names = ['segment_entered', 'segment_left'];
const shownDays = 90;
/** Positions looked through before requests have their turn. */
const portion = 5_000;

/** Counts the log once, and then what is new when it is asked. */
export function createSegmentSizes(core: CollectorCore): SegmentSizeReader {
  /** Segment → day → entered less left. */
  let changes = new Map<string, Map<number, number>>();
  let position = 0;
  let zone = '';
  let running: Promise<void> = Promise.resolve();

  async function catchUp(): Promise<void> {
    const { timeZone } = core.rules.compiled.shop;
    if (timeZone !== zone) {
      changes = new Map();
      position = 0;
      zone = timeZone;
    }
    const { head } = core.folder;
    while (position < head && core.isOpen()) {
      const upTo = Math.min(head, position + portion);
      for (const { name, properties, occurredAtMs } of await core.storage.log.readNamed(names, { after: position, upTo })) {
        const id = properties['segmentId'];
        if (typeof id !== 'string') continue;
        const days = changes.get(id) ?? new Map<number, number>();
        changes.set(id, days);
        const day = localDay(timeZone, occurredAtMs);
        days.set(day, (days.get(day) ?? 0) + (name === 'segment_entered' ? 1 : -1));
      }
      position = upTo;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  return {
    async sizes(segmentId) {
      running = running.catch(() => undefined).then(catchUp);
      await running;
      await writeDownNewest(core);
      const today = localDay(core.rules.compiled.shop.timeZone, core.now());
      const changed = changes.get(segmentId) ?? new Map<number, number>();
      const first = Math.max(today - shownDays + 1, Math.min(today, ...changed.keys()));
      // From what it is now backwards: people who were joined or erased since left without an event.
      let size = await core.storage.console.countInSegment(segmentId);
      const days: { day: string; size: number }[] = [];
      for (let day = today; day >= first; day--) {
        days.push({ day: dayText(day), size: Math.max(0, size) });
        size -= changed.get(day) ?? 0;
      }
      return { days: days.reverse() };
    },
  };
}
