const plain = /^[ -~]*$/;

/** The text without marks: `Giày chạy bộ Đà Nẵng` is `Giay chay bo Da Nang`. */
export function foldDiacritics(text: string): string {
  // Most texts have nothing to fold.
  if (plain.test(text)) return text;
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
}
