import type { ClipboardEvent } from 'react';

/** Thousands with a mark between them or none, then decimals after another mark. */
const shape = /^(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*|\d+)(?:([.,])(\d+))?$/;

/**
 * The amount a pasted text tells, whichever mark stands between its thousands: `25.000` and `25,000 ₫` are both 25000.
 *
 * @param digits The decimals that the currency has. Three figures after a mark are thousands, unless it has three.
 * @returns undefined when the text is no amount, or could be either of two
 */
export function readAmount(text: string, digits: number): number | undefined {
  const bare = text.replace(/^[\p{Sc}\p{L}\s]+|[\p{Sc}\p{L}\s.]+$/gu, '').replace(/[\s'’]/g, '');
  const [, whole, mark, point, decimals = ''] = shape.exec(bare) ?? [];
  if (whole === undefined || decimals.length > digits || (point !== undefined && point === mark)) return undefined;
  const isEither = digits === 3 && mark !== undefined && point === undefined && whole.split(mark).length === 2;
  return isEither ? undefined : Number(`${whole.replaceAll(mark ?? '', '')}.${decimals}`);
}

/** Takes an amount pasted over the whole of a field, whose thousands would else be taken for decimals. */
export function onPasteAmount(digits: number, take: (amount: number) => void): (event: ClipboardEvent<HTMLInputElement>) => void {
  return (event) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    if (selectionStart !== 0 || selectionEnd !== value.length) return;
    const amount = readAmount(event.clipboardData.getData('text/plain'), digits);
    if (amount === undefined) return;
    event.preventDefault();
    take(amount);
  };
}
