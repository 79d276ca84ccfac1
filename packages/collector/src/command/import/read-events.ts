import { createHash } from 'node:crypto';
import type { EventEnvelope, Issue } from '@quen/protocol';
import { type EventTable, joinOrderRows, mapEventRow, pricedCurrency, type RowEvent } from '@quen/sources/csv-events';
import type { TableLine } from '../../catalogue/read-table.ts';

/** A line that was left out, and why. */
export interface LeftOutLine {
  readonly line: number;
  readonly issues: readonly Issue[];
}

/** Rows that repeat each other this far apart are told apart by their number; farther apart they count once. */
const repeatWindow = 20_000;
/** An order of more lines is cut, so that one file cannot fill the memory. */
const maxOrderRows = 500;

/**
 * The events of a table, in its order. Neighbouring rows of one order become one event. Message ids are made from the content, so that
 * importing a file twice, or a longer version of it, counts each event once.
 *
 * @param leaveOut called for each line that cannot be read
 * @param tellApart called for rows that stand apart from others of their order, which counts once: by the first
 */
export async function* readEvents(
  lines: AsyncIterable<TableLine>,
  table: EventTable,
  leaveOut: (line: LeftOutLine) => void,
  tellApart: () => void = () => {},
): AsyncGenerator<EventEnvelope> {
  const number = createRepeatCounter(repeatWindow);
  const timesBegun = createRepeatCounter(repeatWindow);
  const finish = (event: Omit<EventEnvelope, 'messageId'>): EventEnvelope => {
    const digest = createHash('sha256').update(JSON.stringify(event)).digest('base64url').slice(0, 27);
    const repeat = number(digest);
    return { ...event, messageId: repeat === 1 ? `import-${digest}` : `import-${digest}-${repeat}` };
  };
  // Refunds of one order come at several times, and what goes by its visit for want of a number may be several orders.
  const hasOrderNumbers = table.columns.order !== undefined;
  let order: [RowEvent, ...RowEvent[]] | undefined;
  for await (const line of lines) {
    if ('fault' in line) {
      leaveOut({ line: line.line, issues: [{ code: 'invalid_event', path: '', message: line.fault }] });
      continue;
    }
    const mapped = mapEventRow(line.row, table);
    if (!mapped.ok) {
      leaveOut({ line: line.line, issues: mapped.issues });
      continue;
    }
    const row = mapped.value;
    if (order !== undefined && row.order === order[0].order && order.length < maxOrderRows) {
      const own = pricedCurrency([row]);
      const currency = pricedCurrency(order) ?? own;
      if (own === currency || own === undefined) order.push(row);
      else leaveOut({ line: line.line, issues: [otherCurrency(table, currency)] });
      continue;
    }
    if (order !== undefined) yield finish(joinOrderRows(order));
    order = row.order === undefined ? undefined : [row];
    if (order === undefined) yield finish(row.event);
    else if (hasOrderNumbers && row.event.name === 'purchase' && timesBegun(order[0].order ?? '') > 1) tellApart();
  }
  if (order !== undefined) yield finish(joinOrderRows(order));
}

function otherCurrency({ columns }: EventTable, currency: string | undefined): Issue {
  const path = columns.currency ?? columns.price ?? 'currency';
  return { code: 'invalid_event', path, message: `the order is in ${currency}, and so are all its lines` };
}

/**
 * Counts how often a key came: 1, 2, 3 … A key that did not come among the last `window` others may be forgotten, and is after twice as many. Two
 * generations take turns: taking the oldest of a map out at every line would have it search through all that were taken out before.
 */
function createRepeatCounter(window: number): (key: string) => number {
  let recent = new Map<string, number>();
  let before = new Map<string, number>();
  return (key) => {
    const count = (recent.get(key) ?? before.get(key) ?? 0) + 1;
    recent.set(key, count);
    if (recent.size >= window) {
      before = recent;
      recent = new Map();
    }
    return count;
  };
}
