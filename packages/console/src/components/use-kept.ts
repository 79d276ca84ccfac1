import { useCallback, useState } from 'react';

const prefix = 'quen-kept:';

/** What was being typed in a dialog before a reload; undefined when there is nothing. */
export function readKept<T>(key: string): T | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(prefix + key) ?? 'null') as T | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function writeKept(key: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(prefix + key);
    else sessionStorage.setItem(prefix + key, JSON.stringify(value));
  } catch {
    // Full or forbidden storage costs the dialog its reload, never the work on the screen.
  }
}

/**
 * What is typed in a dialog, which outlives a reload until the dialog is answered or closed. It is kept for this tab alone, since a dialog
 * may hold what is known of a customer. Never for passwords and keys.
 *
 * @returns the value, what sets it, and what forgets it: to be called when the dialog is closed or has done its work
 */
export function useKept<T>(key: string, first: T | (() => T)): [T, (next: T | ((value: T) => T)) => void, () => void] {
  const [value, setValue] = useState<T>(() => readKept<T>(key) ?? (typeof first === 'function' ? (first as () => T)() : first));
  const set = useCallback(
    (next: T | ((value: T) => T)) =>
      setValue((before) => {
        const after = typeof next === 'function' ? (next as (value: T) => T)(before) : next;
        writeKept(key, after);
        return after;
      }),
    [key],
  );
  const forget = useCallback(() => writeKept(key, undefined), [key]);
  return [value, set, forget];
}
