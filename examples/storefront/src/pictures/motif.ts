import { lighten } from './tint.ts';

/** Patterns that are painted, woven or printed on a form. */
export const motifs = [
  'stripes',
  'waves',
  'dots',
  'petals',
  'crackle',
  'leaves',
  'weave',
  'check',
  'brocade',
  'dip',
  'speckle',
] as const;
export type Motif = (typeof motifs)[number];

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

const painters: Record<Motif, (accent: string) => string> = {
  stripes: (accent) =>
    range(20)
      .map((row) => `<path d="M0 ${row * 22}H400" stroke="${accent}" stroke-width="${row % 3 === 0 ? 7 : 2.5}" opacity=".75"/>`)
      .join(''),
  waves: (accent) =>
    range(12)
      .map((row) => {
        const y = 40 + row * 30;
        const crests = 'q12 -13 24 0t24 0'.repeat(9);
        return `<path d="M0 ${y}${crests}" fill="none" stroke="${accent}" stroke-width="3" opacity=".7"/>`;
      })
      .join(''),
  dots: (accent) =>
    range(14)
      .flatMap((row) =>
        range(14).map((column) => {
          const x = column * 30 + (row % 2) * 15;
          return `<circle cx="${x}" cy="${row * 28 + 10}" r="4.2" fill="${accent}" opacity=".8"/>`;
        }),
      )
      .join(''),
  petals: (accent) =>
    range(6)
      .flatMap((column) =>
        range(4).map((row) => {
          const x = 40 + column * 64 + (row % 2) * 32;
          const y = 70 + row * 78;
          const petal = (turn: number): string =>
            `<path d="M0 0C-11 -12 -9 -28 0 -36C9 -28 11 -12 0 0" transform="rotate(${turn})" fill="${accent}" opacity=".78"/>`;
          return `<g transform="translate(${x} ${y})">${[-70, -35, 0, 35, 70].map(petal).join('')}<path d="M0 2v22" stroke="${accent}" stroke-width="2.5" opacity=".7"/></g>`;
        }),
      )
      .join(''),
  crackle: (accent) =>
    range(11)
      .map((index) => {
        const x = 20 + index * 36;
        return `<path d="M${x} 0l14 46-22 40 26 38-18 52 20 44-26 50 18 60-10 70" fill="none" stroke="${accent}" stroke-width="1.4" opacity=".55"/><path d="M${x - 6} ${70 + ((index * 53) % 60)}l34 12 22-16" fill="none" stroke="${accent}" stroke-width="1.1" opacity=".5"/>`;
      })
      .join(''),
  leaves: (accent) =>
    range(5)
      .map((column) => {
        const x = 30 + column * 84;
        const pairs = range(7)
          .map((row) => {
            const y = 340 - row * 40;
            return `<path d="M${x} ${y}c18 -4 30 -18 34 -34c-18 2 -32 14 -34 34M${x} ${y}c-18 -4 -30 -18 -34 -34c18 2 32 14 34 34" fill="${accent}" opacity=".75"/>`;
          })
          .join('');
        return `<path d="M${x} 380V60" stroke="${accent}" stroke-width="2.5" opacity=".7"/>${pairs}`;
      })
      .join(''),
  weave: (accent) =>
    range(24)
      .map((row) => {
        const y = row * 17 + 6;
        // A dashed line draws a whole row of strands; each row is shifted by half a strand.
        return `<path d="M${(row % 2) * 9} ${y}H400" stroke="${accent}" stroke-width="12" stroke-dasharray="13 5" opacity="${row % 2 ? '.42' : '.6'}"/>`;
      })
      .join(''),
  check: (accent) =>
    range(11)
      .map((line) => {
        const at = line * 38;
        return `<path d="M${at} 0V400M0 ${at}H400" stroke="${accent}" stroke-width="${line % 2 ? 3 : 11}" opacity=".4"/>`;
      })
      .join(''),
  brocade: (accent) =>
    range(6)
      .map((row) => {
        const y = 30 + row * 62;
        const diamonds = range(11)
          .map(
            (column) =>
              `<path d="M${column * 40} ${y}l16 -18 16 18 -16 18z" fill="${accent}"/><path d="M${column * 40 + 9} ${y}l7 -8 7 8 -7 8z" fill="${lighten(accent, 0.6)}"/>`,
          )
          .join('');
        return `<path d="M0 ${y - 27}H400M0 ${y + 27}H400" stroke="${accent}" stroke-width="3.5"/>${diamonds}`;
      })
      .join(''),
  dip: (accent) => `<path d="M0 232c50 -22 90 14 140 -4s90 -20 140 2 80 8 120 -6V400H0z" fill="${accent}"/>`,
  speckle: (accent) =>
    range(90)
      .map((index) => {
        const x = (index * 97) % 400;
        const y = (index * 61 + ((index * index) % 37)) % 400;
        return `<circle cx="${x}" cy="${y}" r="${1.2 + (index % 4) * 0.7}" fill="${accent}" opacity=".7"/>`;
      })
      .join(''),
};

/** The pattern over the whole 400 × 400 picture; clip it to the form. */
export function paintMotif(motif: Motif, accent: string): string {
  return painters[motif](accent);
}
