import type { PictureSpec } from '../catalogue/shop-product.ts';
import type { Drawing } from './drawing.ts';
import { label } from './label.ts';
import type { Brush } from './solid.ts';
import { darken, lighten } from './tint.ts';

export type CandleForm = 'candle' | 'pillars' | 'soap' | 'oil' | 'diffuser' | 'incense' | 'balm';

/** Candles that burn, soap, oil and incense. */
export function drawCandle(spec: PictureSpec<CandleForm>, brush: Brush): Drawing {
  const { colour, accent } = spec;
  const pattern = spec.motif ? { motif: spec.motif, accent } : undefined;
  const flame = (x: number, y: number): string =>
    `<circle cx="${x}" cy="${y - 16}" r="66" fill="url(#glow)"/><path d="M${x} ${y + 6}v-12" stroke="#3c2a1c" stroke-width="4"/><path d="M${x} ${y - 4}c-20 -8 -12 -32 0 -52c12 20 20 44 0 52" fill="#f3a33a"/><path d="M${x} ${y - 6}c-9 -4 -6 -18 0 -28c6 10 9 24 0 28" fill="#fff3c4"/>`;
  switch (spec.form) {
    case 'candle':
      return {
        content:
          brush.solid('M112 190h176v144c0 26 -176 26 -176 0z', colour, pattern) +
          brush.ellipse(200, 190, 88, 21, colour) +
          `<ellipse cx="200" cy="194" rx="76" ry="15" fill="#f7ead0"/>` +
          flame(200, 192) +
          label(200, 276, 56, accent, 'flame'),
        shadow: { cx: 200, cy: 348, rx: 114 },
      };
    case 'pillars': {
      const pillar = (x: number, top: number, width: number, fill: string): string =>
        brush.solid(`M${x - width} ${top}h${width * 2}V336c0 18 ${-width * 2} 18 ${-width * 2} 0z`, fill, pattern) +
        `<ellipse cx="${x}" cy="${top}" rx="${width}" ry="${width * 0.24}" fill="${lighten(fill, 0.4)}"/>${flame(x, top - 2)}`;
      return {
        content:
          pillar(128, 218, 42, lighten(colour, 0.12)) + pillar(278, 244, 46, darken(colour, 0.08)) + pillar(204, 150, 44, colour),
        shadow: { cx: 204, cy: 346, rx: 142 },
      };
    }
    case 'soap':
      return {
        content:
          `<rect x="72" y="318" width="256" height="26" rx="8" fill="#b58a5a"/>` +
          brush.solid(
            'M92 268h216c12 0 18 8 18 18v26c0 8 -6 12 -14 12H88c-8 0 -14 -4 -14 -12v-26c0 -10 6 -18 18 -18z',
            darken(colour, 0.12),
            pattern,
          ) +
          brush.solid(
            'M112 190h184c16 0 24 10 24 26v34c0 14 -8 20 -20 20H108c-12 0 -20 -6 -20 -20v-34c0 -16 8 -26 24 -26z',
            colour,
            pattern,
          ) +
          `<g transform="translate(204 230)" fill="none" stroke="${darken(colour, 0.35)}" stroke-width="4.5" stroke-linecap="round" opacity=".7"><path d="M0 22C-22 8 -18 -14 0 -24C18 -14 22 8 0 22M0 22V-14M-44 18C-56 10 -56 -6 -46 -14M44 18c12 -8 12 -24 2 -32"/></g>` +
          [
            [96, 168, 12],
            [122, 148, 7],
            [306, 172, 9],
          ]
            .map(
              ([x = 0, y = 0, r = 0]) =>
                `<circle cx="${x}" cy="${y}" r="${r}" fill="#fff" opacity=".55"/><circle cx="${x - r / 3}" cy="${y - r / 3}" r="${r / 4}" fill="#fff"/>`,
            )
            .join(''),
        shadow: { cx: 200, cy: 346, rx: 148 },
      };
    case 'oil':
      return {
        content:
          brush.solid('M182 66h36v64h-36z', '#2f2a27') +
          brush.solid('M168 128h64v30h-64z', darken(accent, 0.2)) +
          brush.solid(
            'M158 156h84c28 10 36 26 36 48v128c0 16 -10 22 -24 22H146c-14 0 -24 -6 -24 -22V204c0 -22 8 -38 36 -48z',
            colour,
          ) +
          label(200, 264, 60, accent, 'leaf'),
        shadow: { cx: 200, cy: 354, rx: 104 },
      };
    case 'diffuser':
      return {
        content:
          [-34, -18, 0, 16, 36]
            .map((dx) => brush.line(`M${200 + dx * 0.35} 220L${200 + dx * 2.1} ${54 + Math.abs(dx) * 0.7}`, '#a37d4f', 5))
            .join('') +
          brush.solid('M176 196h48v34h-48z', lighten(colour, 0.1)) +
          brush.solid(
            'M150 228h100c26 14 42 30 42 62v36c0 18 -12 26 -30 26H138c-18 0 -30 -8 -30 -26v-36c0 -32 16 -48 42 -62z',
            colour,
            pattern,
          ) +
          label(200, 296, 44, accent, 'lotus'),
        shadow: { cx: 200, cy: 352, rx: 116 },
      };
    case 'incense':
      return {
        content:
          `<path d="M262 92c-24 -22 20 -34 -4 -62s14 -26 6 -40" fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round" opacity=".65"/>` +
          brush.line('M146 300L262 100', '#7a4e33', 5) +
          `<circle cx="262" cy="99" r="5" fill="#e8763a"/>` +
          brush.solid('M64 306h272c0 26 -20 42 -48 42H112c-28 0 -48 -16 -48 -42z', colour, pattern) +
          brush.ellipse(200, 306, 136, 16, colour) +
          brush.line('M258 322L330 276M270 330l72 -40', accent, 6),
        shadow: { cx: 200, cy: 350, rx: 140 },
      };
    case 'balm':
      return {
        content:
          brush.solid('M84 262h178v56c0 28 -178 28 -178 0z', colour, pattern) +
          `<ellipse cx="173" cy="262" rx="89" ry="28" fill="${lighten(colour, 0.4)}"/><ellipse cx="173" cy="263" rx="76" ry="21" fill="${accent}"/><path d="M130 262c16 -14 40 6 62 -8s30 -2 34 4" fill="none" stroke="#fff" stroke-width="5" opacity=".55" stroke-linecap="round"/>` +
          `<ellipse cx="290" cy="262" rx="40" ry="88" fill="${darken(colour, 0.22)}"/><ellipse cx="280" cy="260" rx="38" ry="86" fill="${lighten(colour, 0.12)}"/><ellipse cx="279" cy="260" rx="26" ry="64" fill="none" stroke="${accent}" stroke-width="4"/>`,
        shadow: { cx: 204, cy: 348, rx: 140 },
      };
  }
}
