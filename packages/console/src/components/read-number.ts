/**
 * What a field of numbers holds while it is typed in: `12.` and `12.50` come as text and are 12 and 12.5. Undefined when it is empty
 * or no number yet (`-`).
 */
export function readNumber(next: number | string): number | undefined {
  if (next === '') return undefined;
  const value = Number(next);
  return Number.isFinite(value) ? value : undefined;
}

/** Takes each number a field comes to hold; while it holds none, what was taken last stands. */
export function onNumber(take: (value: number) => void): (next: number | string) => void {
  return (next) => {
    const value = readNumber(next);
    if (value !== undefined) take(value);
  };
}
