import { useEffect } from 'react';

const css = `
.ruleGroup{display:flex;flex-direction:column;gap:.6rem;border-radius:var(--mantine-radius-md);padding:.75rem;border:1px solid var(--mantine-color-default-border);background:color-mix(in srgb,var(--mantine-color-default-border) 14%,transparent)}
.ruleGroup-header{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem}
.ruleGroup-body{display:flex;flex-direction:column;gap:.5rem}
.ruleGroup-body:empty{display:none}
.ruleGroup-body .ruleGroup{border-inline-start:3px solid var(--mantine-primary-color-filled)}
.rule{display:flex;flex-wrap:wrap;align-items:flex-start;gap:.5rem;padding:.5rem;border-radius:var(--mantine-radius-sm);background:var(--mantine-color-body);border:1px solid var(--mantine-color-default-border)}
.rule .rule-fields{flex:2 1 9rem;min-width:0}
.rule .rule-operators{flex:0 1 9rem;min-width:7rem}
.rule .rule-value{flex:1 1 6rem;min-width:0}
.rule .rule-remove,.ruleGroup-remove{margin-inline-start:auto}
`;
let added = false;

/** Puts the builder's looks on the page once, by a constructed sheet: it is loaded with the builder, and asks nothing of the security policy. */
export function useBuilderStyles(): void {
  useEffect(() => {
    if (added) return;
    added = true;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, []);
}
