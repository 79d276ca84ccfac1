const accents = /\p{Mn}/gu;

/** A text as it is searched: lower case, without accents, `đ` as `d`. */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  // Most texts have nothing to fold.
  return /^[ -~]*$/.test(lower) ? lower : lower.normalize('NFD').replace(accents, '').replaceAll('đ', 'd');
}
