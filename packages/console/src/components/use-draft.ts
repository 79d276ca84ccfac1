import { useCallback, useEffect, useRef, useState } from 'react';

/** What is kept of unsaved work: what it began from, and what it has become. */
interface StoredDraft<T> {
  readonly base: T;
  readonly version: number;
  readonly value: T;
}

/** Unsaved work on one thing. */
export interface Draft<T> {
  readonly value: T;
  /** Takes the next value, or what makes it from the present one. */
  setValue(next: T | ((value: T) => T)): void;
  /** True when the value differs from what is saved. */
  readonly isDirty: boolean;
  /** True when unsaved work of an earlier visit was found and taken up. */
  readonly isRestored: boolean;
  /** What the value began from; another than what is saved now when somebody else has changed it since. */
  readonly base: T;
  /** True when somebody else saved this thing after the work began: show both, and let choose. */
  readonly isOutdated: boolean;
  /** The version to send as `If-Match`. */
  readonly version: number;
  /** Goes on from what is saved now: keeps the member's own value, and takes note of the other. */
  keepMine(): void;
  /** Forgets the unsaved work and shows what is saved. */
  discard(): void;
  /** To be called once saved. */
  saved(value: T, version: number): void;
  /** To be called once a change was saved beside the unsaved work, which then goes on from it. */
  savedBeside(changes: Partial<T>, saved: T): void;
}

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** Where a draft is kept in `localStorage`. */
export function draftKey(kind: string, id: string): string {
  return `quen-draft:${kind}:${id}`;
}

/** Unsaved work of an earlier visit; undefined when there is none, or when it cannot be read. */
export function readDraft<T>(key: string): StoredDraft<T> | undefined {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    const isDraft = typeof parsed === 'object' && parsed !== null && 'base' in parsed && 'value' in parsed && 'version' in parsed;
    return isDraft ? (parsed as StoredDraft<T>) : undefined;
  } catch {
    return undefined;
  }
}

function writeDraft<T>(key: string, draft: StoredDraft<T> | undefined): void {
  try {
    if (draft === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Full or forbidden storage costs the draft its reload, never the work on the screen.
  }
}

/**
 * Unsaved work that outlives a reload. Kept by kind and id with the value it began from, so that a change somebody else makes to
 * another thing (which also raises the rules' version) does not orphan it, and a change to the same thing is noticed.
 *
 * @param saved What is saved now, as the server answered it; for something new, its first value.
 * @param version The rules' version that `saved` belongs to.
 */
export function useDraft<T extends object>(kind: string, id: string, saved: T, version: number): Draft<T> {
  const key = draftKey(kind, id);
  const [state, setState] = useState(() => {
    const stored = readDraft<T>(key);
    const kept = stored && !same(stored.value, saved) ? stored : undefined;
    return { base: kept?.base ?? saved, value: kept?.value ?? saved, isRestored: kept !== undefined };
  });
  const isDirty = !same(state.value, saved);
  const isOutdated = isDirty && !same(state.base, saved);
  const savedNow = useRef(saved);
  useEffect(() => {
    const before = savedNow.current;
    savedNow.current = saved;
    // Untouched forms follow what is saved; touched ones keep what was typed.
    setState((present) =>
      same(present.value, before) && !same(before, saved) ? { base: saved, value: saved, isRestored: false } : present,
    );
  }, [saved]);
  useEffect(() => {
    writeDraft(key, same(state.value, savedNow.current) ? undefined : { base: state.base, version, value: state.value });
  }, [key, state, version]);
  useEffect(() => {
    // Another tab has saved, discarded or deleted the thing, and forgotten the work kept for it: what is on this screen is kept on.
    const keepOn = (event: StorageEvent): void => {
      if (event.key === key && event.newValue === null && !same(state.value, savedNow.current))
        writeDraft(key, { base: state.base, version, value: state.value });
    };
    window.addEventListener('storage', keepOn);
    return () => window.removeEventListener('storage', keepOn);
  }, [key, state, version]);
  const setValue = useCallback(
    (next: T | ((value: T) => T)) =>
      setState((present) => ({
        ...present,
        value: typeof next === 'function' ? (next as (value: T) => T)(present.value) : next,
      })),
    [],
  );
  const keepMine = useCallback(() => setState((present) => ({ ...present, base: savedNow.current })), []);
  const discard = useCallback(() => setState({ base: savedNow.current, value: savedNow.current, isRestored: false }), []);
  const markSaved = useCallback(
    (value: T) => {
      savedNow.current = value;
      writeDraft(key, undefined);
      setState({ base: value, value, isRestored: false });
    },
    [key],
  );
  const markSavedBeside = useCallback((changes: Partial<T>, saved: T) => {
    const before = savedNow.current;
    savedNow.current = saved;
    setState((present) =>
      same(present.value, before)
        ? { base: saved, value: saved, isRestored: false }
        : { ...present, base: { ...present.base, ...changes }, value: { ...present.value, ...changes } },
    );
  }, []);
  return {
    value: state.value,
    setValue,
    isDirty,
    isRestored: state.isRestored && isDirty,
    base: state.base,
    isOutdated,
    version,
    keepMine,
    discard,
    saved: markSaved,
    savedBeside: markSavedBeside,
  };
}
