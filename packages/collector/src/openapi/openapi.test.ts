import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';
import { apiRoutes } from './api-routes.ts';
import { docsPage } from './docs-page.ts';
import { apiDocument } from './openapi-routes.ts';

let collector: Collector;
beforeAll(async () => {
  collector = await createCollector();
});
afterAll(() => collector.close());

/** Every `$ref` in a tree. */
function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (key === '$ref' && typeof part === 'string' ? [part] : refsIn(part)));
}

describe('/openapi.json', () => {
  test('covers every route that is served, and none that is not', () => {
    const served = collector.app.routes
      .filter(({ method, path }) => ['GET', 'POST', 'PUT', 'DELETE'].includes(method) && !path.includes('*'))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    const described = apiRoutes.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect([...new Set(described)].sort()).toEqual([...new Set(served)].sort());
  });

  test('is a sound OpenAPI 3.1 document', async () => {
    const answer = await collector.app.request('/openapi.json');
    expect(answer.status).toBe(200);
    const document = (await answer.json()) as ReturnType<typeof apiDocument>;
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    const ids: string[] = [];
    for (const [path, methods] of Object.entries(document.paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const operation of Object.values(methods)) {
        ids.push(operation.operationId);
        const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map(({ name }) => name);
        expect(inPath, path).toEqual(named);
        expect(Object.keys(operation.responses), path).toContain('200');
        for (const scheme of operation.security.flatMap((choice) => Object.keys(choice))) {
          expect(document.components.securitySchemes).toHaveProperty(scheme);
        }
      }
    }
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`));
    const refs = refsIn(document);
    expect(refs.length).toBeGreaterThan(20);
    expect(refs.filter((ref) => !known.has(ref))).toEqual([]);
  });

  test('examples fit their schemas', () => {
    for (const { path, body, example } of apiRoutes) {
      if (example !== undefined) expect(body?.safeParse(example), path).toMatchObject({ success: true });
    }
  });
});

describe('/docs', () => {
  test('is one page without scripts, styled by its nonce, with every route', async () => {
    const answer = await collector.app.request('/docs');
    const html = await answer.text();
    const nonce = /nonce-([\w-]+)/.exec(answer.headers.get('content-security-policy') ?? '')?.[1];
    expect(html).toContain(`<style nonce="${nonce}">`);
    expect(html).not.toMatch(/<(script|img|link|iframe)/);
    for (const { path } of apiRoutes) expect(html).toContain(path);
  });

  test('escapes whatever it shows', () => {
    const document = apiDocument();
    const html = docsPage({ ...document, info: { ...document.info, title: '<img src=x onerror=alert(1)>' } }, 'n');
    expect(html).not.toContain('<img');
  });
});
