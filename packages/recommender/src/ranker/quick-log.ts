const single = new Float32Array(1);
const bits = new Int32Array(single.buffer);
const steps = 256;
const mantissa: Float64Array = Float64Array.from({ length: steps + 1 }, (_, i) => Math.log1p(i / steps));
const fraction = 1 / 0x8000;

/**
 * The natural logarithm of a positive number, within 0.000002, by a straight line between two entries of a table over the leading bits of the fraction: features
 * are asked for it over a thousand times an answer, and a table this small stays near the processor.
 */
export function quickLog(value: number): number {
  single[0] = value;
  const all = bits[0] as number;
  const step = (all >> 15) & (steps - 1);
  const from = mantissa[step] as number;
  return ((all >> 23) - 127) * Math.LN2 + from + ((mantissa[step + 1] as number) - from) * ((all & 0x7fff) * fraction);
}
