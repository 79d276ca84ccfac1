/** The debug view's style sheet: one column on a phone, three on a desk, light and dark. */
export const debugStyle = `
:root{color-scheme:light dark;--ink:#1c2024;--soft:#60646c;--line:#e4e5e9;--paper:#f7f7f8;--card:#fff;--accent:#0d74ce;--yes:#18794e;--no:#8b8d98;--bar:#0d74ce}
@media(prefers-color-scheme:dark){:root{--ink:#edeef0;--soft:#b0b4ba;--line:#2e3135;--paper:#111113;--card:#18191b;--accent:#70b8ff;--yes:#3dd68c;--no:#777b84;--bar:#3b9eff}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
header,main{max-width:84rem;margin:0 auto;padding:1rem}
header{display:flex;flex-wrap:wrap;gap:.5rem 2rem;justify-content:space-between;align-items:end}
header p{margin:.25rem 0;color:var(--soft);max-width:46rem}.brand{font-weight:700;color:var(--ink)}.brand span{font-weight:400;color:var(--soft)}
h1{font-size:1.5rem;line-height:1.2;margin:.1rem 0}.tools{display:flex;align-items:center;flex-wrap:wrap;gap:.25rem 1rem;font-size:.9rem}
a{color:var(--accent)}.tools a{padding:.4rem 0}.button{display:inline-block;padding:.6rem 1.1rem;border-radius:8px;background:var(--accent);color:var(--card);text-decoration:none}
#state::before{content:"";display:inline-block;width:.55em;height:.55em;margin-right:.4em;border-radius:50%;background:var(--yes)}#state.stale::before{background:#e5484d}
main{display:grid;gap:1rem;grid-template-columns:minmax(0,1fr)}
section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem 1.1rem}
h2{font-size:1rem;margin:0 0 .5rem}h2 small{color:var(--soft);font-weight:400}h3{font-size:.85rem;margin:.9rem 0 .3rem;color:var(--soft);font-weight:600}
.hint,.none{color:var(--soft);margin:.2rem 0;font-size:.9rem}.stage b{font-size:1.35rem;display:block}.stage,.big{margin:.2rem 0 .6rem}.stage span,.big span{color:var(--soft)}.big{font-size:1.5rem;font-weight:700}.big span{font-size:.9rem;font-weight:400}
dl{margin:0;display:grid;gap:.3rem}dl div{display:grid;grid-template-columns:8.5rem 1fr;gap:.5rem}dt{color:var(--soft)}dd{margin:0}
ul,ol{margin:0;padding:0;list-style:none}code{font:.86em ui-monospace,monospace}
.chips{display:flex;flex-wrap:wrap;gap:.35rem}.chips li{border:1px solid var(--line);border-radius:99px;padding:.1rem .6rem;font-size:.85rem}
.bars li{display:grid;grid-template-columns:minmax(0,11rem) 1fr 2.5rem;gap:.6rem;align-items:center;font-size:.9rem;padding:.12rem 0}.bars b{text-align:right;font-weight:500;font-variant-numeric:tabular-nums}
progress{appearance:none;width:100%;height:.55rem;border:0;border-radius:99px;background:var(--line);overflow:hidden}
progress::-webkit-progress-bar{background:var(--line)}progress::-webkit-progress-value{background:var(--bar)}progress::-moz-progress-bar{background:var(--bar)}
.lines li{display:flex;justify-content:space-between;gap:1rem;padding:.2rem 0}.sum{border-top:1px solid var(--line);margin-top:.3rem}
.events li{padding:.3rem 0;border-top:1px solid var(--line);font-size:.9rem}.events li:first-child{border:0}time{color:var(--soft);font-size:.85em;font-variant-numeric:tabular-nums}.event{color:var(--accent)}.events i{font-size:.8em;color:var(--soft)}
.pages>li{border-top:1px solid var(--line);padding:.5rem 0}.pages>li:first-child{border:0;padding-top:0}.pages p{margin:0 0 .2rem}
.answers li,.candidates li{padding:.2rem 0 .2rem .7rem;border-left:3px solid var(--line);margin:.25rem 0;font-size:.92rem}.answers>.yes,.candidates>.yes{border-color:var(--yes)}
.mark{font-size:.75rem;border-radius:99px;padding:.05rem .5rem;border:1px solid currentColor;color:var(--no)}.yes>.mark{color:var(--yes)}
.why{color:var(--soft)}.said{margin:.1rem 0}.cards{display:flex;flex-wrap:wrap;gap:.3rem;margin-top:.25rem}.cards li{border:1px solid var(--line);border-radius:8px;padding:.15rem .5rem;font-size:.85rem;margin:0}small{color:var(--soft)}
.placements{display:grid;gap:1rem}article{border-top:1px solid var(--line)}article h3{color:var(--ink);font-size:.95rem}article h3 code{color:var(--soft);font-weight:400}
summary{cursor:pointer;color:var(--accent);padding:.3rem 0}.tree ul{padding-left:1.1rem}.tree li{border:0;padding:.1rem 0;margin:0}.tree .yes{color:var(--yes)}.tree .no{color:var(--no)}.tree code,.tree span{color:var(--ink)}
@media(min-width:44rem){main{grid-template-columns:repeat(2,minmax(0,1fr))}.wide{grid-column:1/-1}.placements{grid-template-columns:repeat(2,minmax(0,1fr))}}
@media(min-width:76rem){main{grid-template-columns:repeat(3,minmax(0,1fr))}.placements{grid-template-columns:repeat(3,minmax(0,1fr))}}
`;
