import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { peek } from './peek.ts';

/** The bytes, unpacked when they are gzip, whatever the file is called. */
export async function unpackGzip(bytes: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const { head, all } = await peek(bytes, 2);
  if (head[0] !== 0x1f || head[1] !== 0x8b) return all;
  return pipeline(Readable.from(all), createGunzip(), () => {});
}
