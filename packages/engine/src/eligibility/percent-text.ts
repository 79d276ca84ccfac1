/** A share from 0 to 1 as people read it, to a tenth of a percent. */
export function percentText(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
