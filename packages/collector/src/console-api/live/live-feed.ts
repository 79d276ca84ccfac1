import type { LoggedEvent } from '@quen/protocol';
import type { LiveNow } from '../types/overview.ts';

/** An event with whose it is, as it was folded. */
export type LiveEvent = LoggedEvent & { readonly profileId: string };

/** What is happening now: who is here, and each event as it is folded. Kept in memory only, and bounded. */
export interface LiveFeed {
  /** Takes an event that was just folded. It costs next to nothing while nobody watches. */
  note(event: LoggedEvent, profileId: string): void;
  /** The figures of this moment. */
  now(): LiveNow;
  /** Has each further event told; answers how to stop. `onEnd` is told once, when the server stops. */
  watch(watcher: LiveWatcher): () => void;
  /** Ends all that watch, so that no connection keeps the server from stopping. */
  close(): void;
}

export interface LiveWatcher {
  onEvent(event: LiveEvent): void;
  onEnd(): void;
}

const presentMs = 5 * 60_000;
const minuteMs = 60_000;
const maxVisitors = 20_000;
const shownPages = 20;

export function createLiveFeed(clock: () => number): LiveFeed {
  /** The profile's newest event and page, least recent first. */
  const visitors = new Map<string, { readonly atMs: number; readonly path: string | null }>();
  /** Events by second, of the last minute. */
  const seconds = new Map<number, number>();
  const watchers = new Set<LiveWatcher>();

  function forgetOld(nowMs: number): void {
    for (const [id, { atMs }] of visitors) {
      if (atMs > nowMs - presentMs && visitors.size <= maxVisitors) break;
      visitors.delete(id);
    }
    const oldest = Math.floor((nowMs - minuteMs) / 1000);
    for (const second of seconds.keys()) {
      if (second > oldest) break;
      seconds.delete(second);
    }
  }

  return {
    note(event, profileId) {
      const nowMs = clock();
      // A month that is imported happened some other time.
      if (event.occurredAtMs > nowMs - presentMs) {
        const second = Math.floor(nowMs / 1000);
        seconds.set(second, (seconds.get(second) ?? 0) + 1);
        if (seconds.size > 120) forgetOld(nowMs);
        if (event.source === 'browser') {
          const path = event.context.page?.path ?? visitors.get(profileId)?.path ?? null;
          visitors.delete(profileId);
          visitors.set(profileId, { atMs: nowMs, path });
          if (visitors.size > maxVisitors) forgetOld(nowMs);
        }
      }
      if (watchers.size === 0) return;
      const told: LiveEvent = { ...event, profileId };
      for (const watcher of watchers) watcher.onEvent(told);
    },
    now() {
      const nowMs = clock();
      forgetOld(nowMs);
      const pages = new Map<string, number>();
      for (const { path } of visitors.values()) if (path !== null) pages.set(path, (pages.get(path) ?? 0) + 1);
      return {
        atMs: nowMs,
        visitors: visitors.size,
        eventsPerMinute: [...seconds.values()].reduce((sum, count) => sum + count, 0),
        pages: [...pages]
          .map(([path, count]) => ({ path, visitors: count }))
          .sort((a, b) => b.visitors - a.visitors || (a.path < b.path ? -1 : 1))
          .slice(0, shownPages),
      };
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    close() {
      for (const watcher of watchers) watcher.onEnd();
      watchers.clear();
    },
  };
}
