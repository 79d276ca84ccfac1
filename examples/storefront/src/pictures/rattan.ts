import type { PictureSpec } from '../catalogue/shop-product.ts';
import type { Drawing } from './drawing.ts';
import type { Brush } from './solid.ts';
import { darken, lighten } from './tint.ts';

export type RattanForm = 'basket' | 'tray' | 'lamp' | 'stool' | 'bag' | 'mat' | 'box' | 'mirror';

/** Woven things: a body patterned with strands, and bent canes drawn as lines with a bright edge. */
export function drawRattan(spec: PictureSpec<RattanForm>, brush: Brush): Drawing {
  const { colour, accent } = spec;
  const woven = { motif: spec.motif ?? ('weave' as const), accent: darken(colour, 0.26) };
  const cane = (path: string, width = 10): string =>
    brush.line(path, darken(colour, 0.3), width) + brush.line(path, lighten(colour, 0.2), width * 0.35);
  switch (spec.form) {
    case 'basket':
      return {
        content:
          cane('M112 226C112 84 288 84 288 226', 12) +
          brush.solid('M84 214h232l-28 128c-2 8 -10 10 -18 10H130c-8 0 -16 -2 -18 -10z', colour, woven) +
          brush.solid('M76 204h248v22c-60 8 -188 8 -248 0z', accent),
        shadow: { cx: 200, cy: 352, rx: 132 },
      };
    case 'tray':
      return {
        content:
          cane('M72 268C40 232 56 206 92 214', 10) +
          cane('M328 268C360 232 344 206 308 214', 10) +
          brush.solid('M48 254h304l-18 64c-4 14 -20 22 -36 22H102c-16 0 -32 -8 -36 -22z', darken(colour, 0.12), woven) +
          `<ellipse cx="200" cy="256" rx="152" ry="44" fill="${lighten(colour, 0.12)}"/><ellipse cx="200" cy="258" rx="136" ry="35" fill="${darken(colour, 0.14)}"/>` +
          brush.solid('M144 250c0 -34 8 -50 34 -50s34 16 34 50c-10 12 -58 12 -68 0z', '#f4eee2') +
          brush.ellipse(178, 202, 30, 9, '#f4eee2') +
          brush.solid('M224 262c0 -26 8 -38 28 -38s28 12 28 38c-8 9 -48 9 -56 0z', accent),
        shadow: { cx: 200, cy: 340, rx: 150 },
      };
    case 'lamp':
      return {
        content:
          `<path d="M200 0V92" stroke="#4a3b2c" stroke-width="4"/><circle cx="200" cy="250" r="130" fill="url(#glow)"/>` +
          brush.solid('M172 92h56c8 40 92 76 104 158H68c12 -82 96 -118 104 -158z', colour, woven) +
          [108, 154, 200, 246, 292]
            .map((x) =>
              brush.line(`M${200 + (x - 200) * 0.25} 94C${200 + (x - 200) * 0.5} 150 ${x} 190 ${x} 250`, darken(colour, 0.35), 3),
            )
            .join('') +
          `<ellipse cx="200" cy="250" rx="132" ry="20" fill="${darken(colour, 0.45)}"/><ellipse cx="200" cy="251" rx="122" ry="15" fill="#ffe6ad"/><circle cx="200" cy="258" r="17" fill="#fff6dc"/>`,
        shadow: { cx: 196, cy: 366, rx: 110 },
      };
    case 'stool':
      return {
        content:
          cane('M124 240L98 356', 13) +
          cane('M276 240l26 116', 13) +
          cane('M170 250l-6 112', 12) +
          cane('M232 250l6 112', 12) +
          cane('M108 314C160 338 240 338 294 314', 8) +
          brush.solid('M92 200h216v34c0 30 -216 30 -216 0z', darken(colour, 0.12), woven) +
          `<ellipse cx="200" cy="200" rx="108" ry="34" fill="${lighten(colour, 0.16)}"/>` +
          [0.86, 0.66, 0.46, 0.26]
            .map(
              (k) =>
                `<ellipse cx="200" cy="200" rx="${108 * k}" ry="${34 * k}" fill="none" stroke="${darken(colour, 0.3)}" stroke-width="4" opacity=".55"/>`,
            )
            .join(''),
        shadow: { cx: 200, cy: 360, rx: 130 },
      };
    case 'bag':
      return {
        content:
          brush.line('M140 196C140 76 260 76 260 196', accent, 11) +
          brush.solid('M88 190h224c14 44 22 112 4 152H84c-18 -40 -10 -108 4 -152z', colour, woven) +
          brush.solid('M84 184h232v22c-60 8 -172 8 -232 0z', darken(colour, 0.22)) +
          brush.flat('M180 206h40v44l-20 14 -20 -14z', accent),
        shadow: { cx: 200, cy: 346, rx: 136 },
      };
    case 'mat':
      return {
        content:
          `<ellipse cx="206" cy="350" rx="122" ry="12" fill="url(#shade)"/><circle cx="200" cy="206" r="136" fill="${darken(colour, 0.12)}"/>` +
          [126, 108, 90, 72, 54, 36, 18]
            .map(
              (r, ring) =>
                `<circle cx="200" cy="206" r="${r}" fill="none" stroke="${ring % 3 === 1 ? accent : lighten(colour, ring % 2 ? 0.1 : 0.28)}" stroke-width="14" stroke-dasharray="11 3"/>`,
            )
            .join('') +
          `<circle cx="200" cy="206" r="9" fill="${darken(colour, 0.3)}"/>`,
        shadow: null,
      };
    case 'box':
      return {
        content:
          brush.solid('M92 232h216v96c0 12 -10 20 -22 20H114c-12 0 -22 -8 -22 -20z', colour, woven) +
          brush.solid('M84 186h232v40c0 8 -4 12 -12 12H96c-8 0 -12 -4 -12 -12z', lighten(colour, 0.08), woven) +
          `<ellipse cx="200" cy="188" rx="116" ry="30" fill="${lighten(colour, 0.22)}"/><ellipse cx="200" cy="188" rx="84" ry="20" fill="none" stroke="${darken(colour, 0.24)}" stroke-width="6" stroke-dasharray="9 4"/>` +
          brush.solid('M186 178a14 12 0 1 1 28 0l-6 8h-16z', accent),
        shadow: { cx: 200, cy: 348, rx: 130 },
      };
    case 'mirror':
      return {
        content:
          Array.from({ length: 28 }, (_, index) => {
            const angle = (index / 28) * 2 * Math.PI;
            const reach = index % 2 ? 146 : 126;
            return cane(
              `M${200 + Math.cos(angle) * 88} ${196 + Math.sin(angle) * 88}L${200 + Math.cos(angle) * reach} ${196 + Math.sin(angle) * reach}`,
              7,
            );
          }).join('') +
          `<circle cx="200" cy="196" r="96" fill="${colour}"/><circle cx="200" cy="196" r="96" fill="none" stroke="${darken(colour, 0.3)}" stroke-width="5" stroke-dasharray="10 4"/><circle cx="200" cy="196" r="80" fill="#dfeaea"/><path d="M146 232C150 168 206 130 254 142" fill="none" stroke="#fff" stroke-width="12" stroke-linecap="round" opacity=".75"/><path d="M168 250C172 212 204 188 236 190" fill="none" stroke="#fff" stroke-width="6" stroke-linecap="round" opacity=".6"/>`,
        shadow: null,
      };
  }
}
