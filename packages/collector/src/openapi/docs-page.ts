import { isJsonObject } from '@quen/protocol';
import { html, raw } from 'hono/html';
import type { JsonSchema, OpenApiDocument, OpenApiOperation } from './openapi-document.ts';

type Markup = ReturnType<typeof html>;

/**
 * The readable page of an OpenAPI document: one HTML page without scripts or anything from elsewhere, for phone and desk.
 *
 * @param nonce of the page's Content-Security-Policy, for its style sheet
 */
export function docsPage(document: OpenApiDocument, nonce: string): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const { schemas } = document.components;
  const groups = document.tags.map(({ name }) => ({
    name,
    own: operations.filter(({ operation }) => operation.tags.includes(name)),
  }));
  return String(html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.info.title} API</title><style nonce="${nonce}">${raw(style)}</style></head>
<body><header><h1>${document.info.title} <small>API ${document.info.version}</small></h1>
<p>${document.info.description}</p>
<p>Errors are <code>application/problem+json</code> with a <code>code</code>. The same as data: <a href="/openapi.json">/openapi.json</a>.</p></header>
<nav aria-label="Routes">${groups.map(({ name, own }) => html`<section><h2>${name}</h2><ul>${own.map(({ path, method, operation }) => html`<li><a href="#${operation.operationId}">${badge(method)} ${path}</a></li>`)}</ul></section>`)}</nav>
<main>${groups.map(({ name, own }) => html`<h2>${name}</h2>${own.map(({ path, method, operation }) => article(path, method, operation, schemas))}`)}
<h2>Schemas</h2>${Object.entries(schemas).map(
    ([name, schema]) => html`<article id="schema-${name}"><h3>${name}</h3>${schemaBlock(schema)}</article>`,
  )}</main></body></html>`);
}

function article(
  path: string,
  method: string,
  { operationId, summary, description, parameters, requestBody, responses, ...operation }: OpenApiOperation,
  schemas: OpenApiDocument['components']['schemas'],
): Markup {
  const body = requestBody?.content['application/json'];
  const rows = parameters?.map(
    ({ name, in: place, required, description: about, schema }) =>
      html`<li><code>${name}</code> <em>${place}, ${typeText(schema)}${required ? '' : ', optional'}</em> ${inline(about ?? '')}</li>`,
  );
  const answers = Object.entries(responses).map(([status, { description: about, content }]) => {
    const [type, answer] = Object.entries(content ?? {})[0] ?? [];
    const detail = answer?.schema === undefined ? type && html`<code>${type}</code>` : typeLink(answer.schema);
    return html`<li><b class="s${status[0]}">${status}</b> ${inline(about)} ${detail}</li>`;
  });
  return html`<article id="${operationId}"><h3>${badge(method)} <code>${path}</code></h3><p><strong>${summary}</strong></p>${
    description !== undefined && html`<p>${inline(description)}</p>`
  }<p class="key">${keyText(operation)}</p>${rows && html`<h4>Parameters</h4><ul class="fields">${rows}</ul>`}${
    body?.schema !== undefined && html`<h4>Body</h4>${schemaBlock(body.schema, schemas)}`
  }${
    body?.schema !== undefined &&
    body.example !== undefined &&
    html`<pre tabindex="0">${JSON.stringify(body.example, null, 2)}</pre>`
  }<h4>Answers</h4><ul class="answers">${answers}</ul></article>`;
}

function keyText({ security }: Pick<OpenApiOperation, 'security'>): string {
  if (security.length === 0) return 'No key.';
  return security.length > 1 ? 'Publishable or secret key.' : 'Secret key, from a server.';
}

/** A schema's fields as a nested list; a reference is a link, or its fields when there is a table to look them up in. */
function schemaBlock(schema: JsonSchema, schemas?: OpenApiDocument['components']['schemas']): Markup {
  const name = refName(schema);
  if (name !== undefined) {
    const target = schemas?.[name];
    return html`<p>${typeLink(schema)}</p>${target && html`<details><summary>Fields</summary>${schemaBlock(target)}</details>`}`;
  }
  return fieldsOf(schema, 0) ?? html`<p>${typeLink(schema)}</p>`;
}

function fieldsOf(schema: JsonSchema, depth: number): Markup | undefined {
  const options = schema['oneOf'] ?? schema['anyOf'];
  if (Array.isArray(options) && depth < 6) {
    return html`<ul class="fields">${options.map((option: JsonSchema) => html`<li>${typeLink(option)}${fieldsOf(option, depth + 1)}</li>`)}</ul>`;
  }
  if (schema['type'] === 'array' && isJsonObject(schema['items'])) return fieldsOf(schema['items'], depth);
  const { properties } = schema;
  if (!isJsonObject(properties) || depth >= 6) return undefined;
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const rows = Object.entries(properties).map(([name, field]) => {
    if (!isJsonObject(field)) return undefined;
    const { description } = field;
    const about = typeof description === 'string' && html` ${inline(description)}`;
    const optional = !required.includes(name) && html` <em>optional</em>`;
    return html`<li><code>${name}</code> ${typeLink(field)}${optional}${about}${fieldsOf(field, depth + 1)}</li>`;
  });
  return html`<ul class="fields">${rows}</ul>`;
}

function typeLink(schema: JsonSchema): Markup {
  const inner = schema['type'] === 'array' && isJsonObject(schema['items']) ? schema['items'] : schema;
  const name = refName(inner);
  if (name === undefined) return html`<em>${typeText(schema)}</em>`;
  return html`${inner === schema ? '' : 'list of '}<a href="#schema-${name}">${name}</a>`;
}

function typeText(schema: JsonSchema): string {
  if (Array.isArray(schema['enum'])) return schema['enum'].map(String).join(' | ');
  if ('const' in schema) return JSON.stringify(schema['const']);
  if (Array.isArray(schema['anyOf']) || Array.isArray(schema['oneOf'])) return 'one of';
  if (schema['type'] === 'array') return isJsonObject(schema['items']) ? `list of ${typeText(schema['items'])}` : 'list';
  if (isJsonObject(schema['additionalProperties']) && schema['properties'] === undefined) {
    return `object of ${typeText(schema['additionalProperties'])}`;
  }
  const limits = [
    schema['minimum'] === undefined ? '' : `≥ ${schema['minimum']}`,
    schema['maxLength'] === undefined ? '' : `≤ ${schema['maxLength']} characters`,
    schema['maxItems'] === undefined ? '' : `≤ ${schema['maxItems']} entries`,
  ].filter((limit) => limit !== '');
  const type = typeof schema['type'] === 'string' ? schema['type'] : 'any';
  return limits.length > 0 ? `${type}, ${limits.join(', ')}` : type;
}

function refName(schema: JsonSchema): string | undefined {
  const ref = schema['$ref'];
  return typeof ref === 'string' ? ref.replace('#/components/schemas/', '') : undefined;
}

function badge(method: string): Markup {
  return html`<span class="m ${method}">${method.toUpperCase()}</span>`;
}

/** A text with `code` between backticks. */
function inline(text: string): Markup {
  return html`${text.split(/`([^`]+)`/).map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`))}`;
}

const style = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#5c6670;--line:#dfe3e8;--paper:#fff;--raised:#f6f8fa;--accent:#0b6bcb}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#9aa5b1;--line:#30363d;--paper:#101418;--raised:#181d23;--accent:#6cb6ff}}
*{box-sizing:border-box}html{scroll-padding-top:1rem}
body{margin:0;font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
header,nav,main{padding:1rem 1.25rem;max-width:60rem}
h1 small{font-size:1rem;font-weight:400;color:var(--soft)}a{color:var(--accent)}
nav ul{list-style:none;margin:0;padding:0}nav h2{font-size:.8rem;text-transform:uppercase;letter-spacing:.05em;color:var(--soft);margin:1rem 0 .25rem}
nav a{display:block;padding:.35rem 0;text-decoration:none;font-size:.9rem}
article{border:1px solid var(--line);border-radius:10px;padding:.25rem 1rem 1rem;margin:1rem 0;background:var(--paper)}
article:target{border-color:var(--accent)}h3{font-size:1.05rem;margin:.75rem 0 .25rem}h4{margin:1rem 0 .25rem;font-size:.9rem;color:var(--soft)}
p{margin:.4rem 0}.key{color:var(--soft);font-size:.9rem}
code,pre{font-family:ui-monospace,monospace;font-size:.88em;background:var(--raised);border-radius:4px;padding:.1em .3em}
pre{padding:.75rem;overflow:auto;max-height:24rem}pre,code{white-space:pre-wrap}
.fields,.answers{padding-left:1rem;margin:.25rem 0;font-size:.92rem}.fields .fields{border-left:2px solid var(--line);list-style:none}
em{color:var(--soft);font-style:normal;font-size:.9em}
.m{display:inline-block;min-width:3.6em;text-align:center;font:600 .7rem/1.6 ui-monospace,monospace;border-radius:4px;padding:0 .4em;color:#fff;background:#57606a}
.get{background:#0b6bcb}.post{background:#1a7f37}.put{background:#9a6700}.delete{background:#cf222e}
.s2{color:#1a7f37}.s3{color:var(--soft)}.s4{color:#9a6700}.s5{color:#cf222e}
@media(prefers-color-scheme:dark){.s2{color:#56d364}.s4{color:#e3b341}.s5{color:#ff7b72}}
@media(min-width:64rem){body{display:grid;grid-template-columns:18rem minmax(0,60rem)}header{grid-column:2}nav{grid-row:1/3;position:sticky;top:0;height:100vh;overflow:auto;border-right:1px solid var(--line)}main{grid-column:2}}
`;
