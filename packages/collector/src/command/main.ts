import process from 'node:process';
import { FeedUnreachable } from '../catalogue/fetch-feed.ts';
import { DatabaseBroken, DatabaseNewer, StorageUnavailable } from '../storage/storage.ts';
import { CommandFault } from './command-fault.ts';
import { createProgram } from './program.ts';

/**
 * Runs the `quen` command. What the person can mend is told in a line and ends with 1; anything else is a fault of ours and shows where.
 *
 * @param args what stands behind `quen` on the command line
 */
export async function main(args: readonly string[]): Promise<void> {
  outliveReaders();
  try {
    await createProgram().parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (isFileError(error) && error.code === 'EPIPE') return;
    const text = mendable.some((kind) => error instanceof kind) ? (error as Error).message : fileFault(error);
    if (text === undefined) throw error;
    process.stderr.write(`quen: ${text}\n`);
    process.exitCode = 1;
  }
}

const mendable = [CommandFault, StorageUnavailable, DatabaseBroken, DatabaseNewer, FeedUnreachable] as const;
const fileReasons: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such folder',
  EEXIST: 'it is a file; name a folder',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not open it',
  EPERM: 'this user may not change it',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
};

/** What is wrong with a file that was named; undefined for any other fault. */
function fileFault(error: unknown): string | undefined {
  if (!isFileError(error) || error.path === undefined) return undefined;
  const reason = fileReasons[error.code ?? ''];
  return reason === undefined ? undefined : `${error.path}: ${reason}`;
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error;
}

/** Whoever reads what is printed may have enough of it, as `head` does: that ends nothing else. */
function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr])
    if (!stream.listeners('error').includes(unlessGone)) stream.on('error', unlessGone);
}

function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
