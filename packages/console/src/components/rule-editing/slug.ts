/**
 * A name as an id: `Khách quen mới` → `khach-quen-moi`; the fallback when nothing is left. Made unlike those that are taken, and unlike
 * `new`, under whose address something new is made.
 */
export function slug(name: string, fallback: string, taken: readonly string[] = []): string {
  const base =
    name
      .replace(/đ/gi, 'd')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || fallback;
  for (let count = 1; ; count++) {
    const id = count === 1 ? base : `${base}-${count}`;
    if (id !== 'new' && !taken.includes(id)) return id;
  }
}
