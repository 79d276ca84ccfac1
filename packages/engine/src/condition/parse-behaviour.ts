import { isJsonObject } from '@quen/protocol';
import type { Behaviour, EventFilter, FollowUp, RowReader } from './behaviour.ts';
import { maxRemembered, maxRememberedItems } from './condition-limits.ts';
import type { OperandScope, ParsedOperand } from './condition-operator.ts';
import { durationForm, parseDuration } from './duration.ts';
import { nearestName } from './nearest-name.ts';
import { itemFields, resolveEventPath } from './resolve-event-path.ts';

const filterKeys = ['name', 'where', 'within'];
const keys = [...filterKeys, 'atLeast', 'atMost', 'exactly', 'distinct', 'sum', 'followedBy', 'notFollowedBy'];

type Fields = Readonly<Record<string, unknown>>;

/** Checks the operand of `$performed`; faults go to a list, so that all are told at once. */
export function parseBehaviour(operand: unknown, scope: OperandScope): ParsedOperand<Behaviour> {
  const issues: ReturnType<OperandScope['issue']>[] = [];
  const refuse = (path: string, message: string): void => {
    issues.push(scope.issue(path, message));
  };
  const fields = fieldsOf(operand, '', keys, refuse);
  const filter = parseFilter(fields, '', scope, refuse);
  const measure = parseMeasure(fields, refuse);
  refuseTooMany(fields, measure.kind, refuse);
  const behaviour: Behaviour = {
    ...filter,
    withinMs: parseWithin(fields, '', refuse),
    measure,
    ...parseRange(fields, refuse),
    followedBy: parseFollowUp(fields['followedBy'], 'followedBy', scope, refuse),
    notFollowedBy: parseFollowUp(fields['notFollowedBy'], 'notFollowedBy', scope, refuse),
  };
  for (const part of [behaviour, behaviour.followedBy, behaviour.notFollowedBy]) {
    if (part !== null && (part.where !== null || (part === behaviour && behaviour.measure.kind !== 'count'))) {
      scope.eventDetails(part.names);
    }
  }
  return issues.length === 0 ? { ok: true, value: behaviour } : { ok: false, issues };
}

type Refuse = (path: string, message: string) => void;

function fieldsOf(operand: unknown, path: string, known: readonly string[], refuse: Refuse): Fields {
  if (!isJsonObject(operand)) {
    refuse(path, 'This takes what happened: {"name": "view_item", "atLeast": 3, "within": "14d"}.');
    return {};
  }
  for (const key of Object.keys(operand)) {
    if (known.includes(key)) continue;
    const nearest = nearestName(key, known);
    refuse(
      join(path, key),
      `"${key}" is not known here. ${nearest === null ? `There are ${known.join(', ')}.` : `Did you mean "${nearest}"?`}`,
    );
  }
  return operand as Fields;
}

function parseFilter(fields: Fields, path: string, scope: OperandScope, refuse: Refuse): EventFilter {
  const { name, where } = fields as { name?: unknown; where?: unknown };
  const names = typeof name === 'string' ? [name] : name;
  const valid =
    names === undefined || (Array.isArray(names) && names.length > 0 && names.every((entry) => typeof entry === 'string'));
  if (!valid) refuse(join(path, 'name'), 'This takes the name of an event, or a list of names.');
  return {
    names: valid && names !== undefined ? new Set(names as string[]) : null,
    where: where === undefined ? null : scope.eventCondition(where, join(path, 'where')),
  };
}

function parseWithin(fields: Fields, path: string, refuse: Refuse): number | null {
  const within = fields['within'];
  if (within === undefined) return null;
  const ms = parseDuration(within);
  if (ms === null) refuse(join(path, 'within'), `This takes a length of time. ${durationForm}`);
  return ms;
}

function parseFollowUp(operand: unknown, path: string, scope: OperandScope, refuse: Refuse): FollowUp | null {
  if (operand === undefined) return null;
  const fields = fieldsOf(operand, path, filterKeys, refuse);
  return { ...parseFilter(fields, path, scope, refuse), withinMs: parseWithin(fields, path, refuse) };
}

function parseMeasure(fields: Fields, refuse: Refuse): Behaviour['measure'] {
  const { distinct, sum } = fields as { distinct?: unknown; sum?: unknown };
  if (distinct === undefined && sum === undefined) return { kind: 'count' };
  if (distinct !== undefined && sum !== undefined) refuse('sum', 'Either "distinct" or "sum", not both; take one out.');
  const kind = distinct !== undefined ? 'distinct' : 'sum';
  const path = distinct ?? sum;
  if (typeof path !== 'string' || path === '') {
    refuse(kind, 'This takes a field of the event or of its products, such as "item_id" or "value_minor".');
    return { kind: 'count' };
  }
  const found = resolveEventPath(path);
  const read = ('reader' in found ? found.reader.read : () => null) as RowReader;
  return kind === 'distinct' ? { kind, read } : { kind, read, perItem: itemFields.has(path) };
}

/** More than a profile can remember never happened: such a count would hold for nobody, or for everybody. */
function refuseTooMany(fields: Fields, kind: Behaviour['measure']['kind'], refuse: Refuse): void {
  if (kind === 'sum') return;
  const most = kind === 'count' ? maxRemembered : maxRemembered * maxRememberedItems;
  for (const key of ['atLeast', 'atMost', 'exactly']) {
    const value = fields[key];
    if (typeof value !== 'number' || value <= most) continue;
    refuse(
      key,
      `A profile remembers at most ${maxRemembered} events, so that no more than ${most} can be counted; ask for at most ${most}, or for an attribute that counts for ever, such as "orders.count".`,
    );
  }
}

/** The default is at least once. `atMost` alone also holds for never. */
function parseRange(fields: Fields, refuse: Refuse): { readonly atLeast: number; readonly atMost: number } {
  const [atLeast, atMost, exactly] = ['atLeast', 'atMost', 'exactly'].map((key) => {
    const value = fields[key];
    if (value === undefined) return undefined;
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
    refuse(key, 'This takes a number of at least 0.');
    return undefined;
  });
  if (exactly !== undefined) {
    if (atLeast !== undefined || atMost !== undefined)
      refuse('exactly', '"exactly" stands alone; take out "atLeast" and "atMost".');
    return { atLeast: exactly, atMost: exactly };
  }
  if (atLeast !== undefined && atMost !== undefined && atLeast > atMost)
    refuse('atMost', '"atMost" is less than "atLeast"; nothing is both.');
  return { atLeast: atLeast ?? (atMost === undefined ? 1 : 0), atMost: atMost ?? Number.POSITIVE_INFINITY };
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
