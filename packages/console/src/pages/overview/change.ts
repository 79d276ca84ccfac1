/** How a figure moved: relative to the one before, null when there was nothing before to compare with. */
export interface Change {
  readonly relative: number | null;
  readonly direction: 'up' | 'down' | 'same';
}

/** Compares a figure with the one of the range before. */
export function changeFrom(previous: number, current: number): Change {
  const direction = current > previous ? 'up' : current < previous ? 'down' : 'same';
  return { relative: previous === 0 ? null : (current - previous) / previous, direction };
}
