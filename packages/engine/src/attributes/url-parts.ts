/** The path of an address (`https://shop.vn/giay?x=1` is `/giay`); null without an address. */
export function pathOf(url: string | undefined): string | null {
  if (typeof url !== 'string' || url === '') return null;
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  return path === '' ? '/' : path;
}

/** The parameters of an address, the first of each name. What is badly escaped stays as it is. */
export function queryOf(url: string | undefined): { readonly [name: string]: string } {
  const query: { [name: string]: string } = Object.create(null);
  const text = typeof url === 'string' ? /\?([^#]*)/.exec(url)?.[1] : undefined;
  for (const pair of (text ?? '').split('&').slice(0, 50)) {
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    if (name !== '' && !Object.hasOwn(query, name)) query[name] = equals < 0 ? '' : decode(pair.slice(equals + 1));
  }
  return query;
}

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
