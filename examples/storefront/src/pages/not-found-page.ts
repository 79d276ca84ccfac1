import { html } from 'hono/html';
import { pathIn } from '../language.ts';
import { say } from '../texts.ts';
import type { Page, PageFrame } from './page.ts';

export function notFoundPage({ language }: PageFrame): Page {
  const title = say('notFound', language);
  return {
    title: `${title} · Nhà Mây`,
    description: title,
    body: html`<div class="wrap"><header class="thanks"><img src="/assets/mark.svg" alt="" width="72" height="72"><h1>${title}</h1><p><a class="button" href="${pathIn(language, '/')}">${say('goShopping', language)}</a></p></header></div>`,
    structuredData: [],
    dataLayer: [],
    isPrivate: true,
  };
}
