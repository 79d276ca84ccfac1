import { guard } from '../guard.ts';

/**
 * Looks of the built-in content. They stand in a layer, so that any rule of the shop's wins; fonts and colours are the page's own, and
 * `--quen-…` properties set the rest.
 */
const css = [
  '@layer quen{.quen-products{ul,a{display:grid;gap:var(--quen-gap,.75em);padding:0;list-style:none;color:inherit}',
  '.quen-grid{grid:auto/repeat(auto-fill,minmax(var(--quen-item,10em),1fr))}',
  '.quen-carousel{grid:auto/auto-flow var(--quen-item,10em);overflow:auto}',
  '.quen-image,img{width:100%;aspect-ratio:1;object-fit:cover}',
  '.quen-list .quen-image{width:5em}}',
  '.quen-bar,.quen-card{padding:.75em;background:var(--quen-shade,#8881)}',
  '.quen-bar{display:flex;gap:.75em;align-items:center}',
  '.quen-body{flex:1;margin:0}}',
].join('');

let sheet: CSSStyleSheet | undefined;

/**
 * Puts the looks on the page, once, by a constructed sheet, which a content security policy allows. Older browsers show the content without
 * its looks.
 */
export const addStyleSheet: () => void = guard(() => {
  if (sheet) return;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
});
