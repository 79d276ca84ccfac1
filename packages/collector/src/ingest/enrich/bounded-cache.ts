/** Remembers answers to the newest `capacity` questions; a question asked again is kept longer. */
export function createBoundedCache<Value>(capacity: number, answer: (key: string) => Value): (key: string) => Value {
  const entries = new Map<string, Value>();
  return (key) => {
    const known = entries.get(key);
    if (known !== undefined) return known;
    const value = answer(key);
    if (entries.size >= capacity) {
      // Half at once: cheaper than moving an entry at every use, and what is used comes back at once.
      let drop = capacity >> 1;
      for (const old of entries.keys()) {
        if (drop-- === 0) break;
        entries.delete(old);
      }
    }
    entries.set(key, value);
    return value;
  };
}
