import type { Json } from '@quen/protocol';

/** A number, or the number a text spells; NaN for all else (an object's own `toString` would be asked by `Number`, and may throw). */
export function numeric(value: Json | undefined): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}
