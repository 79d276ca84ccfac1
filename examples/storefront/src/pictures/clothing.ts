import type { PictureSpec } from '../catalogue/shop-product.ts';
import type { Drawing } from './drawing.ts';
import type { Brush } from './solid.ts';
import { darken, lighten } from './tint.ts';

export type ClothingForm = 'shirt' | 'ao-dai' | 'dress' | 'trousers' | 'scarf' | 'tote' | 'apron' | 'hat';

/** Clothes on a wooden hanger or a peg: flat cloth, folds drawn as soft lines. */
export function drawClothing(spec: PictureSpec<ClothingForm>, brush: Brush): Drawing {
  const { colour, accent } = spec;
  const pattern = spec.motif ? { motif: spec.motif, accent } : undefined;
  const fold = (path: string, width = 3): string =>
    `<path d="${path}" fill="none" stroke="${darken(colour, 0.35)}" stroke-width="${width}" stroke-linecap="round" opacity=".45"/>`;
  const hanger =
    '<path d="M200 62V44a13 13 0 1 1 13 -13" fill="none" stroke="#6b6258" stroke-width="4.5" stroke-linecap="round"/><path d="M118 98L200 60l82 38" fill="none" stroke="#9c7145" stroke-width="10" stroke-linecap="round" stroke-linejoin="round"/>';
  switch (spec.form) {
    case 'shirt':
      return {
        content:
          hanger +
          brush.flat(
            'M160 78L106 100 52 190l46 30 26 -38v160h152V182l26 38 46 -30 -54 -90 -54 -22c-8 24 -72 24 -80 0z',
            colour,
            pattern,
          ) +
          fold('M124 190V330M276 190V330M200 108V340') +
          [138, 182, 226, 270, 314].map((y) => `<circle cx="208" cy="${y}" r="4" fill="${lighten(accent, 0.3)}"/>`).join('') +
          brush.flat('M160 78c8 24 72 24 80 0l10 14c-14 32 -86 32 -100 0z', lighten(colour, 0.22)) +
          brush.flat('M224 190h36v38h-36z', lighten(colour, 0.1)),
        shadow: null,
      };
    case 'ao-dai':
      return {
        content:
          hanger +
          brush.flat('M150 208L138 372h48l14 -130 14 130h48L250 208z', lighten(colour, 0.72)) +
          brush.flat(
            'M178 74L128 96 74 236l30 12 44 -96 6 62 -34 152h160l-34 -152 6 -62 44 96 30 -12 -54 -140 -50 -22z',
            colour,
            pattern,
          ) +
          `<path d="M152 226l-8 140M248 226l8 140" stroke="${lighten(colour, 0.75)}" stroke-width="6"/>` +
          brush.flat('M176 64h48v24c-12 8 -36 8 -48 0z', accent) +
          brush.line('M212 90L246 132', accent, 4) +
          fold('M184 220C180 270 178 320 168 362M222 220c4 50 6 96 14 142'),
        shadow: null,
      };
    case 'dress':
      return {
        content:
          hanger +
          brush.flat(
            'M164 76L128 92l-6 74 30 26L92 352h216L248 192l30 -26 -6 -74 -36 -16c-10 26 -62 26 -72 0z',
            colour,
            pattern,
          ) +
          brush.flat('M150 184h100v18H150z', accent) +
          fold('M168 206L140 346M200 206V350M232 206l28 140'),
        shadow: null,
      };
    case 'trousers':
      return {
        content:
          `<path d="M90 66H310" stroke="#9c7145" stroke-width="11" stroke-linecap="round"/>` +
          brush.flat('M120 62h160l14 296h-78L200 166 184 358h-78z', colour, pattern) +
          brush.flat('M118 62h164v28H118z', darken(colour, 0.12)) +
          brush.line('M190 92C186 120 176 128 168 140M210 92c4 28 10 34 20 44', accent, 4) +
          fold('M148 100L142 350M252 100l6 250'),
        shadow: null,
      };
    case 'scarf':
      return {
        content:
          `<path d="M76 74H324" stroke="#9c7145" stroke-width="11" stroke-linecap="round"/>` +
          brush.flat('M118 66h84v246h-84z', darken(colour, 0.08), pattern) +
          brush.flat('M178 66h104v282H178z', colour, pattern) +
          Array.from(
            { length: 13 },
            (_, index) => `<path d="M${182 + index * 8} 348v18" stroke="${darken(colour, 0.15)}" stroke-width="3"/>`,
          ).join('') +
          Array.from(
            { length: 10 },
            (_, index) => `<path d="M${122 + index * 8} 312v16" stroke="${darken(colour, 0.2)}" stroke-width="3"/>`,
          ).join('') +
          fold('M206 80V340M246 80V344M146 80V306'),
        shadow: null,
      };
    case 'tote':
      return {
        content:
          brush.line('M148 168C148 70 252 70 252 168', darken(colour, 0.2), 13) +
          brush.flat('M96 158h208l16 188H80z', colour, pattern) +
          `<circle cx="200" cy="256" r="46" fill="${lighten(colour, 0.35)}" opacity=".92"/><g transform="translate(200 266)" fill="${accent}">${[-60, -30, 0, 30, 60].map((turn) => `<path d="M0 14C-11 2 -9 -20 0 -30C9 -20 11 2 0 14" transform="rotate(${turn} 0 14)"/>`).join('')}</g>` +
          fold('M112 170L100 336M288 170l12 166'),
        shadow: { cx: 200, cy: 348, rx: 134 },
      };
    case 'apron':
      return {
        content:
          `<circle cx="200" cy="40" r="7" fill="#9c7145"/>` +
          brush.line('M158 108C160 70 190 44 200 42s40 28 42 66', accent, 6) +
          brush.line('M116 190C84 200 70 230 76 268M284 190c32 10 46 40 40 78', accent, 6) +
          brush.flat('M152 100h96c4 40 16 66 44 82l4 166H104l4 -166c28 -16 40 -42 44 -82z', colour, pattern) +
          brush.flat('M146 232h108v62c0 12 -108 12 -108 0z', darken(colour, 0.14)) +
          fold('M200 232v66M130 200V336M270 200V336'),
        shadow: null,
      };
    case 'hat':
      return {
        content:
          brush.line('M96 282C120 350 280 350 304 282', accent, 8) +
          brush.solid('M200 96L352 290c-70 34 -234 34 -304 0z', colour) +
          [0.25, 0.42, 0.58, 0.72, 0.86]
            .map(
              (k) =>
                `<path d="M${200 - 152 * k} ${96 + 194 * k}C${200 - 80 * k} ${96 + 216 * k} ${200 + 80 * k} ${96 + 216 * k} ${200 + 152 * k} ${96 + 194 * k}" fill="none" stroke="${darken(colour, 0.28)}" stroke-width="3" opacity=".6"/>`,
            )
            .join('') +
          [-0.6, -0.25, 0.1, 0.45, 0.75]
            .map(
              (k) => `<path d="M200 98L${200 + 150 * k} 308" stroke="${darken(colour, 0.25)}" stroke-width="1.6" opacity=".5"/>`,
            )
            .join(''),
        shadow: { cx: 200, cy: 338, rx: 146 },
      };
  }
}
