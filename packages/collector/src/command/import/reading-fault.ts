import { DatabaseBroken, DatabaseNewer, StorageUnavailable } from '../../storage/storage.ts';
import { CommandFault } from '../command-fault.ts';

const others = [CommandFault, StorageUnavailable, DatabaseBroken, DatabaseNewer, TypeError, RangeError, ReferenceError] as const;

/** Whether an error is about the text of a file, and not about the disk, the store or the program. */
export function isReadingFault(error: unknown): error is Error {
  return error instanceof Error && !('path' in error) && !others.some((kind) => error instanceof kind);
}

/** What is wrong with the text of a file, told with its name; other faults stay what they are. */
export function asReadingFault(error: unknown, place: string): unknown {
  return isReadingFault(error) ? new CommandFault(`${place} cannot be read: ${error.message}`, { cause: error }) : error;
}
