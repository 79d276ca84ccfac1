import { alwaysValidP, significanceLevel } from '@quen/engine';

/** Two arms' people and conversions. */
export interface ComparedArms {
  readonly treated: { readonly people: number; readonly conversions: number };
  readonly control: { readonly people: number; readonly conversions: number };
}

/**
 * How many people in both arms, in the shares they come in now, until the present difference of the rates can be told from chance by the
 * always-valid test at 5 %: its boundary solved for the number of people. Null while there is no difference, or nobody in an arm.
 */
export function peopleNeeded({ treated, control }: ComparedArms): number | null {
  const people = treated.people + control.people;
  if (treated.people === 0 || control.people === 0) return null;
  const difference = treated.conversions / treated.people - control.conversions / control.people;
  const pooled = (treated.conversions + control.conversions) / people;
  const variance = pooled * (1 - pooled);
  if (difference === 0 || !(variance > 0)) return null;
  const z2 = difference ** 2 / variance;
  let high = 1;
  while (alwaysValidP(high, z2) > significanceLevel) {
    high *= 2;
    if (high > 1e12) return null;
  }
  let low = high / 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (alwaysValidP(middle, z2) > significanceLevel) low = middle;
    else high = middle;
  }
  const shareOfEffective = 1 / (people / treated.people + people / control.people);
  return Math.ceil(high / shareOfEffective);
}
