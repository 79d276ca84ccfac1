/** A minified script whose variables can be given other names, and whose parts other places where their order says nothing. */
export interface NamedScript {
  /** The script with `$0000$` for each variable's name, by its index. */
  readonly text: string;
  /** What each variable is called now. */
  readonly names: readonly string[];
  /** False for globals, which keep their names. */
  readonly isOurs: readonly boolean[];
  /** Variables seen from one scope, which must be called differently. */
  readonly together: readonly (readonly number[])[];
  /** Where parts of the text begin and end that may stand in any order; inner groups after those they lie in. */
  readonly groups: readonly (readonly (readonly [begin: number, end: number])[])[];
  /** Same text, same fingerprint, whatever the names are. */
  readonly fingerprint: string;
}

/**
 * Takes a minified script apart. Which variables meet in which scope is terser's knowledge; its tree is not documented, so a test
 * compares what comes out with what went in.
 */
export function openScript(code: string): Promise<NamedScript>;

/** The script with its variables called so and the parts of each group in this order, as they stand when none is given. */
export function writeScript(script: NamedScript, names: readonly string[], orders?: readonly (readonly number[])[]): string;

/** Orders of groups as they are kept: `2,0,1 1,0`. */
export function readOrders(text: string): number[][];
