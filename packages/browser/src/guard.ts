/**
 * The same function, but nothing it throws reaches the page: a shop must not notice a fault of ours, nor a prototype that some
 * other script has broken. Answers `undefined` after a fault.
 */
export const guard = <A extends unknown[], R>(run: (...args: A) => R): ((...args: A) => R | undefined) => {
  return (...args) => {
    try {
      return run(...args);
    } catch {}
    return undefined;
  };
};
