/** JSON values in a storage area that may be blocked, full or absent (sandboxed frames): then nothing is kept and nothing is found. */
export interface PageStorage {
  read(key: string): unknown;
  /** `undefined` removes the key. */
  write(key: string, value: unknown): void;
  /** All keys of ours. */
  keys(): string[];
}

/** Every key of ours in local and session storage begins so. */
export const storagePrefix = 'quen.';

/** Opens `localStorage` or `sessionStorage`; the mere mention of a blocked one throws, so that each use is guarded. */
export function openStorage(name: 'localStorage' | 'sessionStorage'): PageStorage {
  const attempt = <T>(use: (area: Storage) => T): T | undefined => {
    try {
      return use(window[name]);
    } catch {
      return undefined;
    }
  };
  return {
    read: (key) => attempt((area) => JSON.parse(area.getItem(storagePrefix + key) as string)),
    write: (key, value) => {
      attempt((area) =>
        value === undefined ? area.removeItem(storagePrefix + key) : area.setItem(storagePrefix + key, JSON.stringify(value)),
      );
    },
    keys: () =>
      attempt((area) =>
        Object.keys(area)
          .filter((key) => key.startsWith(storagePrefix))
          .map((key) => key.slice(storagePrefix.length)),
      ) ?? [],
  };
}
