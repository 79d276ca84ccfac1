import process from 'node:process';
import { FeedUnreachable } from '../catalogue/fetch-feed.ts';
import { StorageUnavailable } from '../storage/storage.ts';
import { CommandFault } from './command-fault.ts';
import { createProgram } from './program.ts';

/**
 * Runs the `quen` command. What the person can mend is told in a line and ends with 1; anything else is a fault of ours and shows where.
 *
 * @param args what stands behind `quen` on the command line
 */
export async function main(args: readonly string[]): Promise<void> {
  try {
    await createProgram().parseAsync([...args], { from: 'user' });
  } catch (error) {
    const mendable = error instanceof CommandFault || error instanceof StorageUnavailable || error instanceof FeedUnreachable;
    if (!mendable) throw error;
    process.stderr.write(`quen: ${error.message}\n`);
    process.exitCode = 1;
  }
}
