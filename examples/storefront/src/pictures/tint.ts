/** Mixes a `#rrggbb` colour with another; `share` is the other's, from 0 to 1. */
export function mix(colour: string, other: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const a = Number.parseInt(colour.slice(at, at + 2), 16);
    const b = Number.parseInt(other.slice(at, at + 2), 16);
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}

/** Towards white. */
export function lighten(colour: string, share: number): string {
  return mix(colour, '#fffaf0', share);
}

/** Towards a warm black. */
export function darken(colour: string, share: number): string {
  return mix(colour, '#1f1712', share);
}
