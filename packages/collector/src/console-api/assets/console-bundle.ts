import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** A file of the console, ready to be sent. */
export interface ConsoleFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
  /** Its name changes with what is in it. */
  readonly isImmutable: boolean;
}

/** The console as it is served: its page, and its files by name. */
export interface ConsoleBundle {
  readonly page: string;
  readonly files: ReadonlyMap<string, ConsoleFile>;
}

const types: { readonly [ending: string]: string } = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  map: 'application/json',
};

/** Makes a file ready; undefined for a kind that has no place in the console. */
export function toConsoleFile(name: string, content: Uint8Array): ConsoleFile | undefined {
  const type = types[name.slice(name.lastIndexOf('.') + 1)];
  if (type === undefined) return undefined;
  const bytes = new Uint8Array(content);
  return {
    bytes,
    gzipped: new Uint8Array(gzipSync(bytes)),
    type,
    etag: `"${hash('sha256', bytes, 'base64url').slice(0, 22)}"`,
    isImmutable: /^chunk-[A-Z0-9]{8}\.\w+(\.map)?$/.test(name),
  };
}
