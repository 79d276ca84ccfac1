/** Values sorted without a pause: about a millisecond. */
const perSlice = 8_192;

/** Sorts numbers in place, pausing between parts that are sorted by themselves and then merged. */
export function* sortInSlices(values: Float32Array): Generator<void, void, void> {
  for (let from = 0; from < values.length; from += perSlice) {
    values.subarray(from, from + perSlice).sort();
    yield;
  }
  let source = values;
  let target: Float32Array = new Float32Array(values.length);
  for (let width = perSlice; width < values.length; width *= 2) {
    for (let from = 0; from < values.length; from += 2 * width) {
      merge(source, from, Math.min(from + width, values.length), Math.min(from + 2 * width, values.length), target);
      yield;
    }
    [source, target] = [target, source];
  }
  if (source !== values) values.set(source);
}

function merge(source: Float32Array, from: number, middle: number, to: number, target: Float32Array): void {
  let left = from;
  let right = middle;
  for (let at = from; at < to; at += 1) {
    const takesLeft = left < middle && (right >= to || (source[left] as number) <= (source[right] as number));
    target[at] = (takesLeft ? source[left] : source[right]) as number;
    if (takesLeft) left += 1;
    else right += 1;
  }
}
