/** Changes to fields; undefined takes an optional one away. */
export type Changes<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** The object with changes made and undefined fields gone, so that nothing is saved that says nothing. */
export function withChanges<T extends object>(object: T, changes: Changes<T>): T {
  return Object.fromEntries(Object.entries({ ...object, ...changes }).filter(([, value]) => value !== undefined)) as T;
}
