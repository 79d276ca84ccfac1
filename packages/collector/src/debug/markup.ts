import { escapeHtml } from '../openapi/escape-html.ts';

/** HTML that is safe to send: made by {@link markup}, which escapes what is put in. */
export interface Markup {
  readonly html: string;
}

type Part = Markup | string | number | undefined | null | readonly Part[];

/** A template whose inserted texts are escaped; inserted markup stays, lists are joined, missing values are nothing. */
export function markup(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { html: texts.reduce((html, text, index) => `${html}${text}${index < parts.length ? write(parts[index]) : ''}`, '') };
}

/** A text of our own that goes in as it is: styles, scripts. */
export function unescaped(html: string): Markup {
  return { html };
}

function write(part: Part): string {
  if (part === undefined || part === null) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return 'html' in part ? part.html : part.map(write).join('');
}
