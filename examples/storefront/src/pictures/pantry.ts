import type { PictureSpec } from '../catalogue/shop-product.ts';
import type { Drawing } from './drawing.ts';
import { type LabelMark, label } from './label.ts';
import type { Brush } from './solid.ts';
import { darken, lighten } from './tint.ts';

export type PantryForm = 'honey' | 'sauce' | 'jam' | 'nuts' | 'noodles' | 'spice' | 'chilli';

/** Glass with something good in it: the filling is the colour, the lid and label are the accent. */
export function drawPantry(spec: PictureSpec<PantryForm>, brush: Brush): Drawing {
  const { colour, accent } = spec;
  const glass = (path: string): string =>
    `<path d="${path}" fill="url(#round)" opacity=".85"/><path d="${path}" fill="none" stroke="#fff" stroke-width="3" opacity=".55"/>`;
  const jar = (mark: LabelMark, cloth: boolean): string => {
    const body = 'M118 164h164c20 10 24 26 24 44v116c0 20 -12 28 -32 28H126c-20 0 -32 -8 -32 -28V208c0 -18 4 -34 24 -44z';
    const lid = cloth
      ? brush.flat(
          'M110 106c30 -14 150 -14 180 0l14 50 -22 -8 -20 14 -22 -12 -20 14 -20 -14 -22 14 -20 -12 -22 12 -20 -14z',
          accent,
          { motif: 'check', accent: lighten(accent, 0.5) },
        ) + brush.line('M112 134C160 148 240 148 288 134', '#d9c193', 5)
      : brush.solid('M114 108h172v54c0 12 -172 12 -172 0z', accent) +
        `<ellipse cx="200" cy="108" rx="86" ry="18" fill="${lighten(accent, 0.3)}"/>`;
    return brush.solid(body, colour) + glass(body) + label(200, 266, 62, darken(accent, 0.1), mark) + lid;
  };
  switch (spec.form) {
    case 'honey':
      return { content: jar('bee', true), shadow: { cx: 200, cy: 352, rx: 122 } };
    case 'jam':
      return { content: jar('lotus', false), shadow: { cx: 200, cy: 352, rx: 122 } };
    case 'chilli':
      return { content: jar('chilli', false), shadow: { cx: 200, cy: 352, rx: 122 } };
    case 'sauce': {
      const body = 'M178 84h44v66c0 26 44 36 44 84v98c0 16 -10 22 -24 22h-84c-14 0 -24 -6 -24 -22v-98c0 -48 44 -58 44 -84z';
      return {
        content:
          brush.solid(body, colour) +
          glass(body) +
          brush.solid('M172 54h56v36c0 8 -56 8 -56 0z', accent) +
          label(200, 270, 60, accent, 'wave'),
        shadow: { cx: 200, cy: 354, rx: 96 },
      };
    }
    case 'nuts': {
      const nut = (x: number, y: number, turn: number): string =>
        `<path d="M-18 6C-20 -12 0 -20 12 -12S22 8 8 8C2 8 4 0 -2 2S-8 16 -18 6" transform="translate(${x} ${y}) rotate(${turn}) scale(1.1)" fill="${lighten(colour, 0.28)}" stroke="${darken(colour, 0.25)}" stroke-width="2"/>`;
      return {
        content:
          brush.flat('M104 150c20 -20 172 -20 192 0l18 176c2 20 -10 28 -28 28H114c-18 0 -30 -8 -28 -28z', '#c9ac83', {
            motif: 'weave',
            accent: '#a98a5f',
          }) +
          `<ellipse cx="200" cy="150" rx="96" ry="26" fill="#8e6f48"/>` +
          [
            [140, 146, 10],
            [176, 136, 70],
            [212, 144, -20],
            [250, 140, 40],
            [158, 158, -40],
            [196, 160, 20],
            [234, 158, 90],
            [200, 124, 0],
            [226, 126, 60],
          ]
            .map(([x = 0, y = 0, turn = 0]) => nut(x, y, turn))
            .join('') +
          label(200, 258, 62, accent, 'leaf') +
          nut(328, 352, 20) +
          nut(72, 358, -30),
        shadow: { cx: 200, cy: 354, rx: 136 },
      };
    }
    case 'noodles':
      return {
        content:
          Array.from({ length: 5 }, (_, row) =>
            brush.solid(
              `M${92 + (row % 2) * 8} ${188 + row * 32}h216v22c0 8 -6 10 -12 10H${104 + (row % 2) * 8}c-6 0 -12 -2 -12 -10z`,
              lighten(colour, row % 2 ? 0.05 : 0.2),
              { motif: 'stripes', accent: darken(colour, 0.14) },
            ),
          ).join('') +
          brush.flat('M164 176h72v176h-72z', accent) +
          label(200, 262, 42, accent, 'wave'),
        shadow: { cx: 204, cy: 352, rx: 132 },
      };
    case 'spice': {
      const tube = (x: number, fill: string): string => {
        const body = `M${x - 34} 168h68v164c0 12 -68 12 -68 0z`;
        return `<path d="${body}" fill="#fff" opacity=".45"/>${brush.solid(`M${x - 30} ${206}h60v124c0 10 -60 10 -60 0z`, fill, { motif: 'speckle', accent: darken(fill, 0.3) })}${glass(body)}${brush.solid(`M${x - 30} 128h60v42c0 8 -60 8 -60 0z`, '#b98d5d')}`;
      };
      return {
        content: tube(116, colour) + tube(200, accent) + tube(284, darken(colour, 0.4)),
        shadow: { cx: 200, cy: 344, rx: 146 },
      };
    }
  }
}
