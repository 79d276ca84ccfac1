/** A minified script whose variables can be given other names. */
export interface NamedScript {
  /** The text between the names. */
  readonly pieces: readonly string[];
  /** Which variable is named after each piece but the last. */
  readonly slots: readonly number[];
  /** What each variable is called now. */
  readonly names: readonly string[];
  /** False for globals, which keep their names. */
  readonly isOurs: readonly boolean[];
  /** Variables seen from one scope, which must be called differently. */
  readonly together: readonly (readonly number[])[];
  /** Same text, same fingerprint, whatever the names are. */
  readonly fingerprint: string;
}

/**
 * Takes a minified script apart. Which variables meet in which scope is terser's knowledge; its tree is not documented, so a test
 * compares what comes out with what went in.
 */
export function openScript(code: string): Promise<NamedScript>;

/** The script with its variables called so. */
export function writeScript(script: NamedScript, names: readonly string[]): string;
