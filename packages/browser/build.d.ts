/**
 * Minified JavaScript by file name: `quen.js`, `quen-forms.js`, `quen-debug.js`, `quen-stub.js`; for the collector to serve under these names. With
 * `named: false`, the snippet keeps the minifier's names.
 */
export function buildSnippet(options?: { readonly named?: boolean }): Promise<Record<string, string>>;
/** Writes them into a folder (`dist` when none is given), with the npm module. */
export function writeDist(folder?: string): Promise<void>;
/** The snippet's first line. */
export const compileEarly: string;
