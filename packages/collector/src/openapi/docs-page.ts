import { escapeHtml } from './escape-html.ts';
import type { JsonSchema, OpenApiDocument, OpenApiOperation } from './openapi-document.ts';

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
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(document.info.title)} API</title><style nonce="${escapeHtml(nonce)}">${style}</style></head>
<body><header><h1>${escapeHtml(document.info.title)} <small>API ${escapeHtml(document.info.version)}</small></h1>
<p>${escapeHtml(document.info.description)}</p>
<p>Errors are <code>application/problem+json</code> with a <code>code</code>. The same as data: <a href="/openapi.json">/openapi.json</a>.</p></header>
<nav aria-label="Routes">${groups.map(({ name, own }) => `<section><h2>${escapeHtml(name)}</h2><ul>${own.map((entry) => `<li><a href="#${entry.operation.operationId}">${badge(entry.method)} ${escapeHtml(entry.path)}</a></li>`).join('')}</ul></section>`).join('')}</nav>
<main>${groups.map(({ name, own }) => `<h2>${escapeHtml(name)}</h2>${own.map((entry) => article(entry.path, entry.method, entry.operation, schemas)).join('')}`).join('')}
<h2>Schemas</h2>${Object.entries(schemas)
    .map(
      ([name, schema]) => `<article id="schema-${escapeHtml(name)}"><h3>${escapeHtml(name)}</h3>${schemaBlock(schema)}</article>`,
    )
    .join('')}</main></body></html>`;
}

function article(
  path: string,
  method: string,
  operation: OpenApiOperation,
  schemas: OpenApiDocument['components']['schemas'],
): string {
  const parts: string[] = [
    `<h3>${badge(method)} <code>${escapeHtml(path)}</code></h3><p><strong>${escapeHtml(operation.summary)}</strong></p>`,
  ];
  if (operation.description !== undefined) parts.push(`<p>${inline(operation.description)}</p>`);
  parts.push(`<p class="key">${keyText(operation)}</p>`);
  if (operation.parameters !== undefined) {
    const rows = operation.parameters.map(
      ({ name, in: place, required, description, schema }) =>
        `<li><code>${escapeHtml(name)}</code> <em>${escapeHtml(place)}, ${escapeHtml(typeText(schema))}${required ? '' : ', optional'}</em> ${inline(description ?? '')}</li>`,
    );
    parts.push(`<h4>Parameters</h4><ul class="fields">${rows.join('')}</ul>`);
  }
  const body = operation.requestBody?.content['application/json'];
  if (body?.schema !== undefined) {
    parts.push(`<h4>Body</h4>${schemaBlock(body.schema, schemas)}`);
    if (body.example !== undefined) parts.push(`<pre tabindex="0">${escapeHtml(JSON.stringify(body.example, null, 2))}</pre>`);
  }
  parts.push('<h4>Answers</h4><ul class="answers">');
  for (const [status, { description, content }] of Object.entries(operation.responses)) {
    const schema = Object.values(content ?? {})[0]?.schema;
    const type = schema === undefined ? Object.keys(content ?? {})[0] : undefined;
    const detail = schema === undefined ? (type === undefined ? '' : `<code>${escapeHtml(type)}</code>`) : typeLink(schema);
    parts.push(`<li><b class="s${status[0]}">${status}</b> ${inline(description)} ${detail}</li>`);
  }
  parts.push('</ul>');
  return `<article id="${operation.operationId}">${parts.join('')}</article>`;
}

function keyText(operation: OpenApiOperation): string {
  if (operation.security.length === 0) return 'No key.';
  return operation.security.length > 1 ? 'Publishable or secret key.' : 'Secret key, from a server.';
}

/** A schema's fields as a nested list; a reference is a link, or its fields when there is a table to look them up in. */
function schemaBlock(schema: JsonSchema, schemas?: OpenApiDocument['components']['schemas']): string {
  const name = refName(schema);
  if (name !== undefined) {
    const target = schemas?.[name];
    return `<p>${typeLink(schema)}</p>${target === undefined ? '' : `<details><summary>Fields</summary>${schemaBlock(target)}</details>`}`;
  }
  const fields = fieldsOf(schema, 0);
  return fields === '' ? `<p>${typeLink(schema)}</p>` : fields;
}

function fieldsOf(schema: JsonSchema, depth: number): string {
  const options = schema['oneOf'] ?? schema['anyOf'];
  if (Array.isArray(options) && depth < 6) {
    return `<ul class="fields">${options.map((option: JsonSchema) => `<li>${typeLink(option)}${fieldsOf(option, depth + 1)}</li>`).join('')}</ul>`;
  }
  if (schema['type'] === 'array' && isSchema(schema['items'])) return fieldsOf(schema['items'], depth);
  const { properties } = schema;
  if (!isSchema(properties) || depth >= 6) return '';
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const rows = Object.entries(properties).map(([name, field]) => {
    if (!isSchema(field)) return '';
    const description = typeof field['description'] === 'string' ? ` ${inline(field['description'])}` : '';
    const optional = required.includes(name) ? '' : ' <em>optional</em>';
    return `<li><code>${escapeHtml(name)}</code> ${typeLink(field)}${optional}${description}${fieldsOf(field, depth + 1)}</li>`;
  });
  return `<ul class="fields">${rows.join('')}</ul>`;
}

function typeLink(schema: JsonSchema): string {
  const inner = schema['type'] === 'array' && isSchema(schema['items']) ? schema['items'] : schema;
  const name = refName(inner);
  if (name === undefined) return `<em>${escapeHtml(typeText(schema))}</em>`;
  return `${inner === schema ? '' : 'list of '}<a href="#schema-${escapeHtml(name)}">${escapeHtml(name)}</a>`;
}

function typeText(schema: JsonSchema): string {
  if (Array.isArray(schema['enum'])) return schema['enum'].map(String).join(' | ');
  if ('const' in schema) return JSON.stringify(schema['const']);
  if (Array.isArray(schema['anyOf']) || Array.isArray(schema['oneOf'])) return 'one of';
  if (schema['type'] === 'array') return isSchema(schema['items']) ? `list of ${typeText(schema['items'])}` : 'list';
  if (isSchema(schema['additionalProperties']) && schema['properties'] === undefined) {
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

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function badge(method: string): string {
  return `<span class="m ${escapeHtml(method)}">${escapeHtml(method.toUpperCase())}</span>`;
}

/** Escaped, with `code` between backticks. */
function inline(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
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
