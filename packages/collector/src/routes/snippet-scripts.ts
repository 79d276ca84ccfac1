import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** A file of the browser’s as it is served. */
export interface SnippetScript {
  readonly text: string;
  readonly etag: string;
  /** Address of exactly this text. */
  readonly versioned: string;
  /** SHA-512 in base64, as `integrity="sha512-…"` has it. */
  readonly digest: string;
  /** The text as it travels to whoever takes it packed, the smallest first; by the name of the coding. */
  readonly packed: readonly (readonly [coding: 'br' | 'gzip', bytes: Uint8Array<ArrayBuffer>])[];
}

/** The snippet and its companions by file name. @throws Error when they can neither be built nor read */
export async function loadScripts(): Promise<ReadonlyMap<string, SnippetScript>> {
  // Imported by its address, so that a bundler leaves it beside the sources it builds from.
  const address = import.meta.resolve('@quen/browser/build');
  const { buildSnippet } = (await import(address)) as typeof import('@quen/browser/build');
  return new Map(
    Object.entries(await buildSnippet()).map(([name, text]) => {
      const version = createHash('sha256').update(text).digest('base64url').slice(0, 22);
      const digest = createHash('sha512').update(text).digest('base64');
      const packed = [
        ['br', new Uint8Array(brotliCompressSync(text))],
        ['gzip', new Uint8Array(gzipSync(text, { level: 9 }))],
      ] as const;
      return [name, { text, etag: `"${version}"`, versioned: `/${name.replace('.js', `.${version}.js`)}`, digest, packed }];
    }),
  );
}

/** The tag that loads the snippet from a collector; with a script, exactly that version, which the browser checks. */
export function tagOf(collector: string, publishable: string, script?: SnippetScript): string {
  const checked = script === undefined ? '' : ` integrity="sha512-${script.digest}" crossorigin`;
  return `<script async src="${collector}${script?.versioned ?? '/quen.js'}"${checked} data-key="${publishable}"></script>`;
}
