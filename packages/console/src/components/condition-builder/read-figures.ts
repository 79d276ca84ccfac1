const thousands = { vi: /^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/, en: /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/ } as const;

/**
 * The numbers of a text, as a language writes them: `1.500` is 1500 in Vietnamese and 1.5 in English. Several are parted by spaces,
 * semicolons or commas. Undefined when any of them is none.
 */
export function readFigures(text: string, language: 'vi' | 'en'): number[] | undefined {
  const read = text
    .split(/[;,]?\s+|;/)
    .filter((each) => each !== '')
    .flatMap((each) => {
      const one = readFigure(each, language);
      return Number.isNaN(one) && /^-?\d+(,-?\d+)+$/.test(each) ? each.split(',').map(Number) : [one];
    });
  return read.length > 0 && read.every(Number.isFinite) ? read : undefined;
}

function readFigure(text: string, language: 'vi' | 'en'): number {
  const [group, point] = language === 'vi' ? (['.', ','] as const) : ([',', '.'] as const);
  const bare = thousands[language].test(text) ? text.replaceAll(group, '').replace(point, '.') : text;
  if (/^-?\d+([.]\d+)?$/.test(bare)) return Number(bare);
  return language === 'vi' && /^-?\d+,\d+$/.test(bare) ? Number(bare.replace(',', '.')) : Number.NaN;
}
