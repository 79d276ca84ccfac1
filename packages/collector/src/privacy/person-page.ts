import { html, raw } from 'hono/html';
import type { PersonExport } from './export-person.ts';

/** What stands in the file, in the words of a person who is not a developer; Vietnamese first. */
const sections: readonly { readonly key: keyof PersonExport; readonly title: string; readonly about: string }[] = [
  {
    key: 'identities',
    title: 'Định danh · Identities',
    about: 'a: là trình duyệt, u: là mã khách hàng · a: is a browser, u: a customer number',
  },
  { key: 'profile', title: 'Hồ sơ · Profile', about: 'Những gì cửa hàng ghi nhớ về bạn · What the shop remembers of you' },
  {
    key: 'consents',
    title: 'Sự đồng ý · Consents',
    about: 'Bạn đã đồng ý hoặc từ chối điều gì, khi nào · What you agreed to or refused, and when',
  },
  { key: 'events', title: 'Hoạt động · What you did', about: 'Mọi sự kiện đã ghi · Every event that was noted' },
  { key: 'decisions', title: 'Nội dung được chọn cho bạn · What was chosen for you', about: 'Và lý do · And why' },
  { key: 'offerUses', title: 'Ưu đãi đã dùng · Offers you used', about: '' },
  { key: 'offerCodes', title: 'Mã ưu đãi của bạn · Codes made for you', about: '' },
  { key: 'merges', title: 'Gộp thiết bị · Devices put together', about: '' },
  { key: 'rejected', title: 'Sự kiện bị từ chối · Events that were refused', about: '' },
  { key: 'setAside', title: 'Sự kiện để riêng · Events that were set aside', about: '' },
];

type Markup = ReturnType<typeof html>;

/** The copy as a page that needs nothing else: no script, no picture, no address outside. */
export function personPage(found: PersonExport): string {
  const parts = sections.map(({ key, title, about }) => {
    const value = found[key];
    const count = Array.isArray(value) ? ` (${value.length})` : '';
    return html`<section><h2>${title}${count}</h2>${about !== '' && html`<p>${about}</p>`}${render(value)}</section>\n`;
  });
  return String(html`<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${found.shop} · ${found.profileId}</title>
<style>${raw(style)}</style></head>
<body><h1>${found.shop}</h1>
<p>Bản sao mọi dữ liệu về bạn, lập ngày ${day(found.exportedAtMs)} · A copy of everything kept about you, made on ${day(found.exportedAtMs)}</p>
${parts}</body></html>
`);
}

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d2433}
h2{margin-top:2.5rem}table{border-collapse:collapse;width:100%}td,th{border:1px solid #cdd3df;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#f1f3f8;font-weight:600;width:14rem}details{margin:.3rem 0}`;

function render(value: unknown, name = ''): Markup | string {
  if (Array.isArray(value)) {
    if (value.length === 0) return html`<p>–</p>`;
    if (value.every((item) => typeof item !== 'object'))
      return html`<p>${value.map((item) => render(item, name)).join(', ')}</p>`;
    const open = value.length < 4 ? ' open' : '';
    return html`${value.map((item, index) => html`<details${open}><summary>${headingOf(item, index)}</summary>${render(item)}</details>`)}`;
  }
  if (typeof value === 'object' && value !== null) {
    const rows = Object.entries(value).map(([key, item]) => html`<tr><th>${key}</th><td>${render(item, key)}</td></tr>`);
    return rows.length === 0 ? '–' : html`<table>${rows}</table>`;
  }
  if (typeof value === 'number' && /At(Ms)?$/.test(name) && value > 0) return day(value);
  return value === null || value === undefined ? '–' : String(value);
}

function headingOf(item: unknown, index: number): string {
  const { name, purpose, occurredAtMs, atMs } = (item ?? {}) as { [key: string]: unknown };
  const what = [name, purpose].find((text) => typeof text === 'string');
  const when = [occurredAtMs, atMs].find((time) => typeof time === 'number');
  return [`${index + 1}.`, typeof what === 'string' ? what : '', typeof when === 'number' ? day(when) : '']
    .filter(Boolean)
    .join(' ');
}

function day(atMs: number): string {
  return new Date(atMs).toISOString().replace('T', ' ').slice(0, 19);
}
