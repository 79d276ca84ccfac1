/** A list made ready to be searched. */
export interface Members {
  readonly list: readonly unknown[];
  /** Null for short lists, where a look at each is quicker. */
  readonly set: ReadonlySet<unknown> | null;
  readonly anyCase: boolean;
}

const shortList = 8;

/** Prepares a list; with `anyCase`, capital and small letters of texts are the same. */
export function toMembers(values: readonly unknown[], anyCase = false): Members {
  const list = anyCase ? values.map(fold) : values;
  return { list, set: list.length > shortList ? new Set(list) : null, anyCase };
}

/** Whether the value is a member, or of a list of values at least one is. Values are the same when type and value are. */
export function meets(value: unknown, members: Members): boolean {
  if (!Array.isArray(value)) return has(value, members);
  for (const element of value) if (has(element, members)) return true;
  return false;
}

function has(value: unknown, members: Members): boolean {
  const wanted = members.anyCase ? fold(value) : value;
  return members.set === null ? members.list.includes(wanted) : members.set.has(wanted);
}

function fold(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
