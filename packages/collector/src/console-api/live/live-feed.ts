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
  /** The profile's newest event and page, by second the least recent first: nobody moves twice for the events of one page. */
  const visitors = new Map<string, { atMs: number; path: string | null }>();
  /** Events by second, of the last minute. */
  const seconds = new Map<number, number>();
  const watchers = new Set<LiveWatcher>();

  function forgetOld(nowMs: number): void {
    const leftMs = nowMs - presentMs;
    for (const [id, { atMs }] of visitors) {
      const isCrowded = visitors.size > maxVisitors;
      if (secondOf(atMs) > secondOf(leftMs) && !isCrowded) break;
      if (atMs <= leftMs || isCrowded) visitors.delete(id);
    }
    const oldest = secondOf(nowMs - minuteMs);
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
        const second = secondOf(nowMs);
        seconds.set(second, (seconds.get(second) ?? 0) + 1);
        if (seconds.size > 120) forgetOld(nowMs);
        if (event.source === 'browser') {
          const known = visitors.get(profileId);
          const path = event.context.page?.path ?? known?.path ?? null;
          if (known !== undefined && secondOf(known.atMs) === second) {
            known.atMs = nowMs;
            known.path = path;
          } else {
            visitors.delete(profileId);
            visitors.set(profileId, { atMs: nowMs, path });
            if (visitors.size > maxVisitors) forgetOld(nowMs);
          }
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

function secondOf(atMs: number): number {
  return Math.floor(atMs / 1000);
}
