import { type DateOrder, dateOrderOf, isNumericDate } from '@quen/sources/date-order';
import type { TableLine } from '../../catalogue/read-table.ts';
import { CommandFault } from '../command-fault.ts';

/** Enough that a shop had business after the twelfth of a month in it. */
const linesLookedAt = 5000;

/**
 * Looks at the beginning of a table for the order of its dates; null when none is written as `03/04/2024`.
 *
 * @returns with all lines, those looked at too
 * @throws CommandFault when all can be read both ways: what is imported on a wrong day cannot be taken back
 */
export async function findDateOrder(
  lines: AsyncIterable<TableLine>,
  timeColumn: string,
): Promise<{ readonly found: DateOrder | null; readonly lines: AsyncIterable<TableLine> }> {
  const rest = lines[Symbol.asyncIterator]();
  const head: TableLine[] = [];
  const times: string[] = [];
  while (head.length < linesLookedAt) {
    const next = await rest.next();
    if (next.done === true) break;
    head.push(next.value);
    const time = 'row' in next.value ? next.value.row[timeColumn] : undefined;
    if (time !== undefined && isNumericDate(time)) times.push(time);
  }
  async function* all(): AsyncGenerator<TableLine> {
    yield* head.splice(0);
    try {
      for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
    } finally {
      await rest.return?.();
    }
  }
  const found = dateOrderOf(times);
  if (found === undefined && times.length > 0) {
    await rest.return?.();
    throw new CommandFault(
      `"${times[0]?.trim()}" can be read in two ways, and no other date shows which; say --dates day-first or --dates month-first`,
    );
  }
  return { found: found ?? null, lines: all() };
}
