import { guard } from '../guard.ts';

/** JSON values in a storage area that may be blocked, full or absent (sandboxed frames): then nothing is kept and nothing is found. */
export interface PageStorage {
  read(key: string): unknown;
  /** `undefined` removes the key, and so does any value that may not be kept now. */
  write(key: string, value?: unknown): void;
  /** The keys there are. */
  names(): string[];
}

const prefix = 'quen.';

/** Whether anything but what the visitor has agreed to may be kept now; the consent gate says it. */
export const keeping = {} as { isAllowed: () => boolean };

/** Opens `localStorage` or `sessionStorage`; the mere mention of a blocked one throws, so that each use is guarded. */
export const openStorage = (name: 'localStorage' | 'sessionStorage'): PageStorage => {
  return {
    read: guard((key: string) => JSON.parse(window[name][prefix + key] || null)),
    write: guard((key: string, value?: unknown) =>
      value && (key === 'consent' || keeping.isAllowed())
        ? // biome-ignore lint/suspicious/noAssignInExpressions: an assignment of its own is a statement, and longer.
          (window[name][prefix + key] = JSON.stringify(value))
        : delete window[name][prefix + key],
    ),
    names: () => guard(() => Object.keys(window[name]).flatMap((key) => key.split(prefix)[1] || []))() || [],
  };
};

/** What lasts, for all tabs. */
export const local: PageStorage = openStorage('localStorage');

/** What lasts as long as the tab. */
export const session: PageStorage = openStorage('sessionStorage');
