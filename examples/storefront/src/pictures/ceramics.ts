import type { PictureSpec } from '../catalogue/shop-product.ts';
import type { Drawing } from './drawing.ts';
import type { Brush } from './solid.ts';
import { darken, lighten } from './tint.ts';

export type CeramicForm = 'teapot' | 'cup' | 'bowl' | 'plate' | 'vase' | 'jar' | 'mug' | 'bottle-vase';

/** Thrown and glazed things: a body turned on the wheel, an unglazed foot, a rim that catches the light. */
export function drawCeramic(spec: PictureSpec<CeramicForm>, brush: Brush): Drawing {
  const { colour, accent } = spec;
  const pattern = spec.motif ? { motif: spec.motif, accent } : undefined;
  const clay = '#a9785a';
  switch (spec.form) {
    case 'teapot':
      return {
        content:
          brush.line('M140 196C92 150 96 120 200 112S312 150 262 196', darken(colour, 0.28), 11) +
          brush.solid('M258 252c44 -10 46 -50 76 -64l12 10c-18 24 -22 68 -74 88z', colour) +
          brush.solid('M116 334h168l-10 12H126z', clay) +
          brush.solid('M118 240c0 -48 38 -66 82 -66s82 18 82 66 -26 98 -48 98H166c-22 0 -48 -50 -48 -98z', colour, pattern) +
          brush.solid('M142 182c10 -22 34 -30 58 -30s48 8 58 30c-28 10 -88 10 -116 0z', lighten(colour, 0.12)) +
          brush.solid('M187 150a13 12 0 1 1 26 0l-5 8h-16z', accent),
        shadow: { cx: 204, cy: 344, rx: 130 },
      };
    case 'cup':
      return {
        content:
          brush.solid('M62 346h108l-8 8H70z', clay) +
          brush.solid('M46 250h140c0 62 -30 100 -70 100S46 312 46 250z', colour, pattern) +
          brush.ellipse(116, 250, 70, 17, colour) +
          `<ellipse cx="116" cy="254" rx="58" ry="11" fill="#9c7b34" opacity=".85"/>` +
          brush.solid('M226 350h112l-8 8h-96z', clay) +
          brush.solid('M208 218h148c0 84 -30 136 -74 136s-74 -52 -74 -136z', lighten(colour, 0.1), pattern) +
          brush.ellipse(282, 218, 74, 18, colour),
        shadow: { cx: 200, cy: 354, rx: 170 },
      };
    case 'bowl':
      return {
        content:
          brush.solid('M150 334h100l8 18H142z', clay) +
          brush.solid('M66 214h268c0 78 -58 128 -134 128S66 292 66 214z', colour, pattern) +
          brush.ellipse(200, 214, 134, 34, colour),
        shadow: { cx: 200, cy: 350, rx: 120 },
      };
    case 'plate':
      return {
        content:
          `<ellipse cx="206" cy="352" rx="118" ry="12" fill="url(#shade)"/>` +
          brush.solid('M200 74a134 134 0 1 1 0 268 134 134 0 0 1 0 -268z', colour, pattern) +
          `<circle cx="200" cy="208" r="92" fill="${lighten(colour, 0.35)}" opacity=".82"/><circle cx="200" cy="208" r="92" fill="none" stroke="${darken(colour, 0.2)}" stroke-opacity=".35" stroke-width="3"/><circle cx="200" cy="208" r="130" fill="none" stroke="${lighten(colour, 0.5)}" stroke-width="4"/>` +
          `<g transform="translate(200 214) scale(1.25)" fill="${accent}" opacity=".85">${[-60, -30, 0, 30, 60].map((turn) => `<path d="M0 18C-13 2 -11 -22 0 -34C11 -22 13 2 0 18" transform="rotate(${turn} 0 18)"/>`).join('')}</g>`,
        shadow: null,
      };
    case 'vase':
      return {
        content:
          stems(accent) +
          brush.solid('M152 336h96l6 12H146z', clay) +
          brush.solid('M172 152h56c-2 34 54 56 54 108s-36 82 -52 82h-60c-16 0 -52 -30 -52 -82s56 -74 54 -108z', colour, pattern) +
          brush.ellipse(200, 152, 31, 9, colour),
        shadow: { cx: 200, cy: 346, rx: 104 },
      };
    case 'bottle-vase':
      return {
        content:
          brush.line('M196 96C176 60 210 44 202 14', '#6d5339', 5) +
          [
            [184, 66],
            [214, 44],
            [198, 18],
            [222, 78],
          ]
            .map(
              ([x = 0, y = 0]) =>
                `<circle cx="${x}" cy="${y}" r="12" fill="#e7b7b0"/><circle cx="${x - 2}" cy="${y - 2}" r="5" fill="#fbe9dd"/>`,
            )
            .join('') +
          brush.solid('M162 340h76l5 10h-86z', clay) +
          brush.solid(
            'M180 92h40l-6 82c4 26 62 52 62 104 0 44 -26 66 -44 66h-64c-18 0 -44 -22 -44 -66 0 -52 58 -78 62 -104z',
            colour,
            pattern,
          ) +
          brush.ellipse(200, 92, 22, 7, colour),
        shadow: { cx: 200, cy: 348, rx: 96 },
      };
    case 'jar':
      return {
        content:
          brush.solid('M126 338h148l-6 12H132z', clay) +
          brush.solid('M124 176h152c30 24 34 130 -8 168H132c-42 -38 -38 -144 -8 -168z', colour, pattern) +
          brush.solid('M112 160h176v18c-30 8 -146 8 -176 0z', darken(colour, 0.18)) +
          brush.solid('M122 162c4 -32 42 -46 78 -46s74 14 78 46z', lighten(colour, 0.1)) +
          brush.solid('M184 114a16 16 0 1 1 32 0l-6 6h-20z', accent),
        shadow: { cx: 200, cy: 348, rx: 124 },
      };
    case 'mug':
      return {
        content:
          brush.line('M276 196C344 186 348 292 270 290', darken(colour, 0.12), 20) +
          brush.solid('M118 170h164v150c0 18 -14 28 -32 28H150c-18 0 -32 -10 -32 -28z', colour, pattern) +
          brush.ellipse(200, 170, 82, 21, colour) +
          `<ellipse cx="200" cy="175" rx="70" ry="14" fill="#4a2d1c"/>` +
          steam(200, 140),
        shadow: { cx: 206, cy: 348, rx: 116 },
      };
  }
}

function stems(accent: string): string {
  return [
    [-26, 34],
    [4, 12],
    [34, 40],
  ]
    .map(
      ([dx = 0, y = 0]) =>
        `<path d="M200 160C${200 + dx * 0.3} 120 ${200 + dx} 100 ${200 + dx} ${y + 36}" fill="none" stroke="#5c7a56" stroke-width="4"/><g transform="translate(${200 + dx} ${y + 34})">${[-58, -29, 0, 29, 58].map((turn) => `<path d="M0 8C-11 -4 -9 -24 0 -34C9 -24 11 -4 0 8" transform="rotate(${turn} 0 8)" fill="${lighten(accent, 0.35)}" stroke="#fff" stroke-opacity=".4"/>`).join('')}</g>`,
    )
    .join('');
}

function steam(cx: number, y: number): string {
  return [-22, 4, 28]
    .map(
      (dx) =>
        `<path d="M${cx + dx} ${y}c-12 -18 12 -28 0 -50" fill="none" stroke="#fff" stroke-width="6" stroke-linecap="round" opacity=".6"/>`,
    )
    .join('');
}
