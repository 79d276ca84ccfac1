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
}

/** What was chosen for a script, as it is kept: names by variable and orders by group, with the script they were chosen for. */
export interface ChosenNames {
  /** {@link NamedScript.text}: the same text is the same script, whatever the names are. */
  readonly text: string;
  readonly names: string;
  /** `2,0,1 1,0`. */
  readonly orders: string;
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

/** Where parts of a script begin and end that may stand in any order; see {@link NamedScript.groups}. */
export function groupsOf(text: string): [begin: number, end: number][][];
