/**
 * Natural logarithm of the gamma function for x > 0, to about 14 digits: Stirling's series (DLMF 5.11.1) after raising x above 10 by
 * the recurrence Γ(x + 1) = x Γ(x).
 */
export function logGamma(x: number): number {
  let shift = 0;
  let raised = x;
  while (raised < 10) {
    shift += Math.log(raised);
    raised++;
  }
  const inverse = 1 / raised;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188))));
  return (raised - 0.5) * Math.log(raised) - raised + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
