import { DatabaseBroken, DatabaseNewer, StorageUnavailable } from '../../storage/storage.ts';
import { CommandFault } from '../command-fault.ts';

/** What is wrong with the text of a file, told with its name; faults of the disk, the store and the program stay what they are. */
export function asReadingFault(error: unknown, place: string): unknown {
  if (!(error instanceof Error) || others.some((kind) => error instanceof kind) || 'path' in error) return error;
  return new CommandFault(`${place} cannot be read: ${error.message}`, { cause: error });
}

const others = [CommandFault, StorageUnavailable, DatabaseBroken, DatabaseNewer, TypeError, RangeError, ReferenceError] as const;
