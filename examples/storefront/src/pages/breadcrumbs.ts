import { html } from 'hono/html';
import type { Crumb } from '../structured-data/json-ld.ts';
import type { Html } from './page.ts';

/** The way from the home page; the last place is this page. */
export function breadcrumbs(crumbs: readonly Crumb[]): Html {
  return html`<nav class="crumbs" aria-label="Breadcrumb"><ol>${crumbs.map((crumb, index) =>
    index === crumbs.length - 1
      ? html`<li aria-current="page">${crumb.name}</li>`
      : html`<li><a href="${crumb.path}">${crumb.name}</a></li>`,
  )}</ol></nav>`;
}
