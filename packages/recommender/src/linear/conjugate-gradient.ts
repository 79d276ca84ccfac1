const limit = 512;
const x = new Float64Array(limit);
const residual = new Float64Array(limit);
const direction = new Float64Array(limit);
const product = new Float64Array(limit);
const preconditioned = new Float64Array(limit);

/**
 * Solves a symmetric positive definite system by conjugate gradients, preconditioned by the diagonal. A few iterations do:
 * ridge terms make these systems well conditioned, and the weights are ranked, not reported.
 *
 * @param matrix `size` × `size`, row by row, `size` at most 512.
 * @returns the solution in an array that the next call overwrites.
 */
export function solveByConjugateGradient(
  matrix: Float32Array,
  target: Float64Array,
  size: number,
  iterations: number,
): Float64Array {
  let energy = 0;
  for (let i = 0; i < size; i += 1) {
    x[i] = 0;
    const r = target[i] as number;
    residual[i] = r;
    const z = r / (matrix[i * size + i] as number);
    preconditioned[i] = z;
    direction[i] = z;
    energy += r * z;
  }
  const enough = energy * 1e-6;
  for (let step = 0; step < iterations && energy > enough; step += 1) {
    let curvature = 0;
    for (let i = 0, at = 0; i < size; i += 1, at += size) {
      let sum = 0;
      for (let j = 0; j < size; j += 1) sum += (matrix[at + j] as number) * (direction[j] as number);
      product[i] = sum;
      curvature += sum * (direction[i] as number);
    }
    // Rounding, or a matrix that lost definiteness where counts were cut, ends the search rather than diverges.
    if (!(curvature > 0)) break;
    const length = energy / curvature;
    let next = 0;
    for (let i = 0; i < size; i += 1) {
      x[i] = (x[i] as number) + length * (direction[i] as number);
      const r = (residual[i] as number) - length * (product[i] as number);
      residual[i] = r;
      const z = r / (matrix[i * size + i] as number);
      preconditioned[i] = z;
      next += r * z;
    }
    const turn = next / energy;
    energy = next;
    for (let i = 0; i < size; i += 1) direction[i] = (preconditioned[i] as number) + turn * (direction[i] as number);
  }
  return x;
}
