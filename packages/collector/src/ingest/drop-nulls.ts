/** An object without the keys whose value is `null`: what many languages write for "absent". */
export function dropNulls<T extends { readonly [key: string]: unknown }>(value: T): T {
  const entries = Object.entries(value);
  return entries.some(([, own]) => own === null) ? (Object.fromEntries(entries.filter(([, own]) => own !== null)) as T) : value;
}
