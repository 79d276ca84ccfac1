/**
 * Looks of the built-in content. `:where()` weighs nothing, so that any rule of the shop's wins; fonts and colours are the page's own,
 * and `--quen-…` properties set the rest.
 */
const css = `
:where(.quen-title){font-size:1.25em;margin:0 0 .75em}
:where(.quen-carousel,.quen-grid,.quen-list){display:grid;gap:var(--quen-gap,1rem);list-style:none;margin:0;padding:0}
:where(.quen-grid){grid-template-columns:repeat(auto-fill,minmax(var(--quen-item,10rem),1fr))}
:where(.quen-carousel){grid-auto-flow:column;grid-auto-columns:var(--quen-item,10rem);overflow-x:auto;scroll-snap-type:x proximity}
:where(.quen-item){display:grid;gap:.25em;color:inherit;text-decoration:none;scroll-snap-align:start}
:where(.quen-image){aspect-ratio:var(--quen-ratio,1);overflow:hidden;border-radius:var(--quen-radius,.5rem);background:var(--quen-shade,#8881)}
:where(.quen-image img){width:100%;height:100%;object-fit:cover;display:block}
:where(.quen-list .quen-item){grid-template-columns:5rem 1fr}
:where(.quen-list .quen-image){grid-row:1/9}
:where(.quen-name){overflow:hidden;display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical}
:where(.quen-price){font-weight:600}
:where(.quen-price s){margin-left:.5em;font-weight:400;opacity:.7}
:where(.quen-reason){opacity:.75}
:where(.quen-bar,.quen-card,.quen-form){display:flex;flex-wrap:wrap;align-items:center;gap:.5em 1em;padding:.75em 1em;background:var(--quen-shade,#8881);border-radius:var(--quen-radius,.5rem)}
:where(.quen-card,.quen-form){flex-direction:column;align-items:start;position:relative}
:where(.quen-body){flex:1;margin:0}
:where(.quen-code){font:600 1em monospace;padding:.35em .75em;border:1px dashed;border-radius:.35em;background:0 0;color:inherit;cursor:pointer}
:where(.quen-close){border:0;background:0 0;color:inherit;font-size:1.25em;cursor:pointer;min-width:1.5em;min-height:1.5em}
:where(.quen-card .quen-close){position:absolute;top:.25em;right:.25em}
`;

/** Puts the looks on the page once, by a constructed sheet, which a content security policy allows; or not at all in older browsers. */
export function addStyleSheet(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
