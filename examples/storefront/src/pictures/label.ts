import { darken } from './tint.ts';

const marks = {
  leaf: 'M0 26C-26 8 -22 -22 0 -34C22 -22 26 8 0 26M0 26V-20',
  bean: 'M-24 8C-26 -14 -4 -30 14 -24S30 6 10 20 -22 26 -24 8M-18 14C-6 8 0 -10 12 -20',
  lotus:
    'M0 22C-12 8 -10 -16 0 -30C10 -16 12 8 0 22M0 22C-18 16 -28 0 -26 -16C-14 -12 -4 6 0 22M0 22C18 16 28 0 26 -16C14 -12 4 6 0 22',
  bee: 'M-20 -2C-14 -20 14 -20 20 -2S14 22 0 24 -26 16 -20 -2M-8 -14V20M6 -14V20M0 -18C-14 -34 -30 -28 -24 -14M2 -18C16 -34 32 -28 24 -14',
  wave: 'M-30 -6q10 -14 20 0t20 0 20 0M-30 10q10 -14 20 0t20 0 20 0',
  chilli: 'M-22 -18C-20 10 0 26 26 22C6 18 -4 0 -8 -18M-22 -18q7 -6 14 0M-15 -20q0 -10 8 -12',
  flame: 'M0 28C-24 20 -18 -4 -4 -14C-6 -2 4 -4 2 -30C22 -12 26 18 0 28',
} as const;

/** What is printed on a label. */
export type LabelMark = keyof typeof marks;

/** A paper label with a mark and two lines that stand for words. */
export function label(cx: number, cy: number, size: number, colour: string, mark: LabelMark): string {
  const width = size * 1.5;
  const height = size * 1.75;
  const ink = darken(colour, 0.1);
  return `<g transform="translate(${cx} ${cy})"><rect x="${-width / 2}" y="${-height / 2}" width="${width}" height="${height}" rx="5" fill="#fbf6ea"/><rect x="${-width / 2 + 5}" y="${-height / 2 + 5}" width="${width - 10}" height="${height - 10}" rx="3" fill="none" stroke="${ink}" stroke-width="1.6" opacity=".7"/><path d="${marks[mark]}" transform="translate(0 ${-height * 0.12}) scale(${size / 74})" fill="none" stroke="${ink}" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round"/><path d="M${-width * 0.28} ${height * 0.25}H${width * 0.28}" stroke="${ink}" stroke-width="4.5" stroke-linecap="round"/><path d="M${-width * 0.17} ${height * 0.35}H${width * 0.17}" stroke="${ink}" stroke-width="2.6" stroke-linecap="round" opacity=".7"/></g>`;
}
