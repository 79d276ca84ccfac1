import { darken, lighten, mix } from './tint.ts';

/** Where a thing stands: the wall's colour, what hangs behind it, and how wide its shadow is. */
export interface Scene {
  readonly wall: string;
  /** Any whole number: picks the shape behind the thing. */
  readonly seed: number;
  readonly shadow: { readonly cx: number; readonly cy: number; readonly rx: number } | null;
  /** The drawing, in a square of 400. */
  readonly content: string;
  readonly label: string;
}

const backdrops: readonly ((colour: string) => string)[] = [
  (colour) => `<circle cx="200" cy="176" r="136" fill="${colour}"/>`,
  (colour) => `<path d="M78 330V178a122 122 0 0 1 244 0v152z" fill="${colour}"/>`,
  (colour) => `<path d="M0 250c70 -46 126 -8 190 -34S322 120 400 150v180H0z" fill="${colour}"/>`,
  (colour) =>
    `<circle cx="282" cy="118" r="62" fill="${colour}"/><path d="M0 262c90 -50 170 -30 400 4v70H0z" fill="${colour}" opacity=".7"/>`,
  (colour) => `<path d="M58 0h128v330H58zM214 0h128v330H214z" fill="${colour}"/>`,
];

/** The finished picture: wall, backdrop, table, shadow and the thing on it. */
export function drawScene(scene: Scene): string {
  const { wall, shadow } = scene;
  const table = mix(wall, '#b98d62', 0.34);
  const backdrop = backdrops[scene.seed % backdrops.length] ?? backdrops[0];
  const under = shadow
    ? `<ellipse cx="${shadow.cx + 10}" cy="${shadow.cy + 3}" rx="${shadow.rx}" ry="${Math.max(8, shadow.rx * 0.13)}" fill="url(#shade)"/>`
    : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400" role="img" aria-label="${escapeAttribute(scene.label)}"><defs><linearGradient id="wall" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${lighten(wall, 0.5)}"/><stop offset="1" stop-color="${wall}"/></linearGradient><linearGradient id="table" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${lighten(table, 0.25)}"/><stop offset="1" stop-color="${table}"/></linearGradient><linearGradient id="round" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#fff" stop-opacity=".16"/><stop offset=".26" stop-color="#fff" stop-opacity=".3"/><stop offset=".55" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#1f1712" stop-opacity=".34"/></linearGradient><linearGradient id="down" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#fff" stop-opacity=".12"/><stop offset="1" stop-color="#1f1712" stop-opacity=".14"/></linearGradient><radialGradient id="shade"><stop offset="0" stop-color="${darken(table, 0.75)}" stop-opacity=".5"/><stop offset=".7" stop-color="${darken(table, 0.7)}" stop-opacity=".22"/><stop offset="1" stop-color="${darken(table, 0.7)}" stop-opacity="0"/></radialGradient><radialGradient id="glow"><stop offset="0" stop-color="#ffe7a8" stop-opacity=".95"/><stop offset="1" stop-color="#ffd27a" stop-opacity="0"/></radialGradient></defs><path d="M0 0H400V400H0z" fill="url(#wall)"/>${backdrop?.(mix(wall, '#ffffff', 0.42)) ?? ''}<path d="M0 318H400V400H0z" fill="url(#table)"/>${under}${scene.content}</svg>`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
