import { type Motif, paintMotif } from './motif.ts';
import { darken, lighten } from './tint.ts';

/** Paints one form of a picture. */
export interface Brush {
  /** A rounded body: the path filled, patterned, and shaded from the light at its upper left. */
  solid(path: string, colour: string, pattern?: { readonly motif: Motif; readonly accent: string }): string;
  /** The same without the shading across: cloth, paper, flat things. */
  flat(path: string, colour: string, pattern?: { readonly motif: Motif; readonly accent: string }): string;
  /** A rim or opening seen from a little above. */
  ellipse(cx: number, cy: number, rx: number, ry: number, colour: string): string;
  line(path: string, colour: string, width: number): string;
}

/** A {@link Brush} whose clip paths have names of their own within one picture. */
export function createBrush(): Brush {
  let clips = 0;
  const body = (path: string, colour: string, overlay: string, pattern?: { motif: Motif; accent: string }): string => {
    clips += 1;
    const id = `f${clips}`;
    const painted = pattern ? paintMotif(pattern.motif, pattern.accent) : '';
    return `<clipPath id="${id}"><path d="${path}"/></clipPath><g clip-path="url(#${id})"><path d="${path}" fill="${colour}"/>${painted}${overlay}</g>`;
  };
  return {
    solid: (path, colour, pattern) =>
      body(path, colour, `<path d="${path}" fill="url(#round)"/><path d="${path}" fill="url(#down)"/>`, pattern),
    flat: (path, colour, pattern) => body(path, colour, `<path d="${path}" fill="url(#down)"/>`, pattern),
    ellipse: (cx, cy, rx, ry, colour) =>
      `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${lighten(colour, 0.25)}"/><ellipse cx="${cx}" cy="${cy + 1}" rx="${rx - 5}" ry="${Math.max(1, ry - 3.5)}" fill="${darken(colour, 0.35)}"/>`,
    line: (path, colour, width) =>
      `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`,
  };
}
