/**
 * Looks of the built-in content. They stand in a layer, so that any rule of the shop's wins; fonts and colours are the page's own, and
 * `--quen-…` properties set the rest.
 */
const css = [
  '@layer quen{.quen-title{margin:0 0 .75em}',
  '.quen-carousel,.quen-grid,.quen-list,.quen-item{display:grid;gap:var(--quen-gap,.75em);list-style:none;margin:0;padding:0}',
  '.quen-grid{grid-template-columns:repeat(auto-fill,minmax(var(--quen-item,10em),1fr))}',
  '.quen-carousel{grid-auto-flow:column;grid-auto-columns:var(--quen-item,10em);overflow-x:auto}',
  '.quen-item{color:inherit;text-decoration:none}',
  '.quen-image,.quen-image img{aspect-ratio:1;width:100%;object-fit:cover}',
  '.quen-list .quen-image{width:5em}',
  '.quen-price{font-weight:600}',
  '.quen-bar,.quen-card,.quen-form{display:flex;flex-wrap:wrap;align-items:center;gap:.75em;padding:.75em;background:var(--quen-shade,#8881)}',
  '.quen-card,.quen-form{flex-direction:column}',
  '.quen-body{flex:1;margin:0}',
  '.quen-code,.quen-close{font:inherit;color:inherit;background:0 0;border:1px dashed;min-width:2em;min-height:2em}',
  '.quen-close{border:0}}',
].join('');

/** Puts the looks on the page, by a constructed sheet, which a content security policy allows. */
export function addStyleSheet(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
