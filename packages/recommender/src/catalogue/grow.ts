/** The column types the models are kept in. */
export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

/** The column itself when it holds `length` entries, else a copy at least half as long again, the new entries being `fill`. */
export function grow<C extends Column>(column: C, length: number, fill = 0): C {
  if (column.length >= length) return column;
  const make = column.constructor as new (length: number) => C;
  const longer = new make(Math.max(length, Math.ceil(column.length * 1.5), 16));
  longer.set(column);
  if (fill !== 0) longer.fill(fill, column.length);
  return longer;
}
