import { createReadStream, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type FetchFeedOptions, fetchFeed } from '../../catalogue/fetch-feed.ts';
import { CommandFault } from '../command-fault.ts';

/** Bytes to import, with how many of them have been read. */
export interface ImportInput {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** 0 when it is not known. */
  readonly totalBytes: number;
  readBytes(): number;
}

/**
 * Opens a file, or fetches an `http(s)://` address.
 *
 * @throws CommandFault when there is no such file
 */
export async function openInput(place: string, options?: FetchFeedOptions): Promise<ImportInput> {
  let read = 0;
  async function* counted(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      read += chunk.length;
      yield chunk;
    }
  }
  if (/^https?:/i.test(place)) {
    const { body } = await fetchFeed(place, options);
    return { bytes: counted(body), totalBytes: 0, readBytes: () => read };
  }
  const found = await fileAt(place);
  // Small pieces of small files, so that the progress of a packed one is seen too.
  const highWaterMark = Math.min(256 * 1024, Math.max(4 * 1024, Math.ceil(found.size / 200)));
  return { bytes: counted(createReadStream(place, { highWaterMark })), totalBytes: found.size, readBytes: () => read };
}

/** Before anything else is opened or made: whether there is what is to be imported. @throws CommandFault when there is no such file */
export async function checkInput(place: string): Promise<void> {
  if (!/^https?:/i.test(place)) await fileAt(place);
}

async function fileAt(place: string): Promise<Stats> {
  const found = await stat(place).catch(() => undefined);
  if (found === undefined || !found.isFile()) throw new CommandFault(`there is no file ${place}`);
  return found;
}
