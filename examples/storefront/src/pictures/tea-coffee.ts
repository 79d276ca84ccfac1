import type { PictureSpec } from '../catalogue/shop-product.ts';
import type { Drawing } from './drawing.ts';
import { label } from './label.ts';
import type { Brush } from './solid.ts';
import { darken, lighten } from './tint.ts';

export type TeaCoffeeForm = 'tin' | 'pouch' | 'box' | 'phin' | 'glass' | 'pour-over';

/** Tins, pouches and boxes with printed labels, and what one brews with. */
export function drawTeaCoffee(spec: PictureSpec<TeaCoffeeForm>, brush: Brush): Drawing {
  const { colour, accent } = spec;
  const pattern = spec.motif ? { motif: spec.motif, accent: lighten(colour, 0.24) } : undefined;
  switch (spec.form) {
    case 'tin':
      return {
        content:
          brush.solid('M118 150h164v184c0 22 -164 22 -164 0z', colour, pattern) +
          label(200, 246, 60, accent, 'leaf') +
          brush.solid('M112 116h176v36c0 20 -176 20 -176 0z', darken(colour, 0.25)) +
          `<ellipse cx="200" cy="116" rx="88" ry="20" fill="${lighten(colour, 0.18)}"/><ellipse cx="200" cy="115" rx="66" ry="13" fill="none" stroke="${darken(colour, 0.2)}" stroke-width="3" opacity=".5"/>`,
        shadow: { cx: 200, cy: 348, rx: 108 },
      };
    case 'pouch':
      return {
        content:
          brush.flat('M112 96h176l10 240c0 12 -8 16 -18 16H120c-10 0 -18 -4 -18 -16z', colour, pattern) +
          `<path d="M112 96h176v26H112z" fill="${darken(colour, 0.22)}"/><path d="M112 130H290" stroke="${lighten(colour, 0.4)}" stroke-width="2" stroke-dasharray="5 5"/>` +
          `<path d="M108 140C126 220 118 290 106 348M292 140c-18 80 -10 150 2 208" fill="none" stroke="${darken(colour, 0.4)}" stroke-width="4" opacity=".35"/>` +
          label(200, 240, 66, accent, 'bean'),
        shadow: { cx: 200, cy: 352, rx: 118 },
      };
    case 'box':
      return {
        content:
          brush.flat('M96 150l40 -34h196l-36 34z', lighten(colour, 0.3)) +
          brush.flat('M296 150l36 -34v196l-36 38z', darken(colour, 0.3)) +
          brush.flat('M96 150h200v200H96z', colour, pattern) +
          label(196, 250, 64, accent, 'lotus'),
        shadow: { cx: 210, cy: 350, rx: 132 },
      };
    case 'phin':
      return {
        content:
          brush.solid('M142 262h116l-12 78c-2 12 -90 12 -92 0z', '#efe9de') +
          `<path d="M150 300h100l-6 40c-2 12 -86 12 -88 0z" fill="#3a2115"/>` +
          brush.solid('M110 246h180v14c-40 10 -140 10 -180 0z', darken(colour, 0.12)) +
          brush.solid('M142 146h116v102c0 12 -116 12 -116 0z', colour, pattern) +
          brush.solid('M134 128h132v20c0 10 -132 10 -132 0z', lighten(colour, 0.18)) +
          brush.solid('M186 126a14 14 0 1 1 28 0z', accent) +
          `<path d="M200 262v44" stroke="#3a2115" stroke-width="3" stroke-dasharray="3 9"/>`,
        shadow: { cx: 200, cy: 346, rx: 100 },
      };
    case 'glass':
      return {
        content:
          brush.line('M228 60L214 330', accent, 7) +
          `<path d="M132 120h136l-14 214c-1 16 -107 16 -108 0z" fill="#ffffff" opacity=".5"/><path d="M138 190h124l-9 142c-1 15 -105 15 -106 0z" fill="${colour}"/><path d="M139 268h120l-4 64c-1 15 -105 15 -106 0z" fill="${lighten(colour, 0.72)}"/>` +
          [
            [160, 206, 12],
            [208, 198, -14],
            [178, 232, 30],
            [226, 236, 8],
          ]
            .map(
              ([x = 0, y = 0, turn = 0]) =>
                `<rect x="${x - 17}" y="${y - 17}" width="34" height="34" rx="7" fill="#fff" opacity=".5" transform="rotate(${turn} ${x} ${y})"/>`,
            )
            .join('') +
          `<path d="M132 120h136l-14 214c-1 16 -107 16 -108 0z" fill="url(#round)" opacity=".7"/><ellipse cx="200" cy="120" rx="68" ry="13" fill="#fff" opacity=".55"/>`,
        shadow: { cx: 200, cy: 346, rx: 92 },
      };
    case 'pour-over':
      return {
        content:
          `<path d="M128 262h144c16 0 28 60 6 86H122c-22 -26 -10 -86 6 -86z" fill="#fff" opacity=".55"/><path d="M120 304h160c4 18 2 32 -4 42H124c-6 -10 -8 -24 -4 -42z" fill="#4a2a18"/><path d="M128 262h144c16 0 28 60 6 86H122c-22 -26 -10 -86 6 -86z" fill="url(#round)" opacity=".7"/>` +
          brush.solid('M104 138h192l-58 106h-76z', colour, pattern) +
          brush.solid('M156 244h88v18h-88z', accent) +
          brush.line('M284 158C330 160 322 214 268 210', darken(colour, 0.2), 11) +
          brush.ellipse(200, 138, 96, 20, colour),
        shadow: { cx: 200, cy: 350, rx: 112 },
      };
  }
}
