/**
 * A reader of a dotted path through own keys only (`pets.dog.name`, `tags.0`), so that `constructor` or `__proto__` lead nowhere
 * unless the data has them. What is missing is null.
 */
export function ownPath(path: string): (subject: unknown) => unknown {
  const keys = path.split('.');
  if (keys.length === 1) return (subject) => own(subject, path);
  return (subject) => {
    let current = subject;
    for (const key of keys) {
      current = own(current, key);
      if (current === null) return null;
    }
    return current;
  };
}

/** The own value at a key, or null. */
export function own(subject: unknown, key: string): unknown {
  if (typeof subject !== 'object' || subject === null) return null;
  if (key === '__proto__') return Object.hasOwn(subject, key) ? ((subject as Record<string, unknown>)[key] ?? null) : null;
  // All else that plain objects and lists inherit are functions, which JSON has not: quicker to see than whose key it is.
  const value = (subject as Record<string, unknown>)[key];
  return value === undefined || typeof value === 'function' ? null : value;
}
