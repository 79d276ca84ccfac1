import type { ProfileTimer, TimerStore } from '../timer-store.ts';
import type { Database } from './open-database.ts';
import { withoutSync } from './without-sync.ts';

/** Timers only say when to look at a profile again: whoever missed one finds out at the profile's next event. */
export function createSqliteTimers(database: Database): TimerStore {
  const upsert = database.prepare(
    `INSERT INTO profile_timers (profile_id, at) VALUES (?, ?)
     ON CONFLICT (profile_id) DO UPDATE SET at = excluded.at WHERE excluded.at < at`,
  );
  const selectDue = database.prepare<[number, number], ProfileTimer>(
    'SELECT profile_id AS profileId, at AS atMs FROM profile_timers WHERE at <= ? ORDER BY at LIMIT ?',
  );
  const remove = database.prepare('DELETE FROM profile_timers WHERE profile_id = ?');
  const selectSoonest = database.prepare<[], { at: number | null }>('SELECT min(at) AS at FROM profile_timers');
  const set = database.transaction((timers: readonly ProfileTimer[]) => {
    for (const { profileId, atMs } of timers) upsert.run(profileId, atMs);
  });
  const takeDue = database.transaction((nowMs: number, limit: number) => {
    const due = selectDue.all(nowMs, limit);
    for (const { profileId } of due) remove.run(profileId);
    return due;
  });
  return {
    set: async (timers) => withoutSync(database, () => set.immediate(timers)),
    takeDue: async (nowMs, limit) => withoutSync(database, () => takeDue.immediate(nowMs, limit)),
    soonest: async () => selectSoonest.get()?.at ?? null,
  };
}
