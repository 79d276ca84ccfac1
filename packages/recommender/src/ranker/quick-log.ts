const single = new Float32Array(1);
const bits = new Int32Array(single.buffer);
const entries = 4096;
const mantissa: Float64Array = Float64Array.from({ length: entries }, (_, i) => Math.log1p((i + 0.5) / entries));

/**
 * The natural logarithm of a positive number, within 0.00013, by a table over the leading bits of the fraction: features are asked for it over a thousand times
 * an answer, and trees cut them at borders coarser than that.
 */
export function quickLog(value: number): number {
  single[0] = value;
  const all = bits[0] as number;
  return ((all >> 23) - 127) * Math.LN2 + (mantissa[(all >> 11) & (entries - 1)] as number);
}
