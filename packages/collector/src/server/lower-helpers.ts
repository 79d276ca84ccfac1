import { readdirSync, readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/** The system's list of this process's threads, those that began first in front; there is one on Linux only. */
const threadsOf = '/proc/self/task';
/** How newer versions of Node name V8's helpers. In older ones all threads have one name, and the helpers stand behind the main thread and their scheduler. */
const helperName = 'V8Worker';
const helpersBegin = 2;
const helperCount = 4;

/**
 * Has the system prefer the thread that answers to V8's helpers where both want one core. What they collect memory for can wait, and a helper that is woken
 * often stays on the core of who woke it, also while another is idle: it would take half of it for as long as the whole memory is marked. Elsewhere than on
 * Linux it does nothing.
 */
export function lowerHelpers(): void {
  try {
    for (const thread of findHelpers()) setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Another system, or one that shows no threads: they go on as they were.
  }
}

function findHelpers(): number[] {
  const threads = readdirSync(threadsOf);
  const named = threads.filter((thread) => readFileSync(`${threadsOf}/${thread}/comm`, 'utf8').trim() === helperName);
  return (named.length > 0 ? named : threads.slice(helpersBegin, helpersBegin + helperCount)).map(Number);
}
