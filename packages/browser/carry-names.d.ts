import type { ChosenNames, NamedScript } from './naming.js';

/**
 * Names and orders for a script that has changed since they were chosen: what stands where it stood is called what it was called, as far
 * as that is still possible, and the rest as the minifier calls it.
 */
export function carryNames(kept: ChosenNames, script: NamedScript): { names: string[]; orders: number[][] };

/** Calls a variable so, and those it would be mistaken for what it was called; answers how to undo that, nothing where it cannot be. */
export function rename(
  script: NamedScript,
  scopesOf: readonly (readonly (readonly number[])[])[],
  names: string[],
  variable: number,
  name: string,
  mayLose?: (other: number) => boolean,
): (() => void) | undefined;
