import { errorCodes } from '@quen/protocol';
import { z } from 'zod';
import { problemSchema } from './answer-schemas.ts';
import type { ApiRoute } from './api-route.ts';

/** An OpenAPI 3.1 document, as far as this service writes one. */
export interface OpenApiDocument {
  readonly openapi: '3.1.1';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: { readonly [path: string]: { readonly [method: string]: OpenApiOperation } };
  readonly components: { readonly schemas: { readonly [name: string]: JsonSchema }; readonly securitySchemes: object };
}

export interface OpenApiOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security: readonly object[];
  readonly parameters?: readonly OpenApiParameter[];
  readonly requestBody?: { readonly required: true; readonly content: OpenApiContent };
  readonly responses: { readonly [status: string]: { readonly description: string; readonly content?: OpenApiContent } };
}

export interface OpenApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

export interface OpenApiContent {
  readonly [type: string]: { readonly schema?: JsonSchema; readonly example?: unknown };
}

/** A JSON Schema of draft 2020-12, as zod writes it. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/**
 * Describes routes as an OpenAPI 3.1 document. Schemas that have a name in `named` stand once under `components` and are referred to.
 */
export function openApiDocument(
  routes: readonly ApiRoute[],
  named: { readonly [name: string]: z.ZodType },
  version: string,
): OpenApiDocument {
  const registry = z.registry<{ id: string }>();
  const all: { readonly [name: string]: z.ZodType } = { ...named, Problem: problemSchema };
  for (const [id, schema] of Object.entries(all)) registry.add(schema, { id });
  const uri = (id: string): string => `#/components/schemas/${id}`;
  const { schemas } = z.toJSONSchema(registry, { uri, io: 'input', target: 'draft-2020-12' });
  const nameOf = new Map(Object.entries(all).map(([id, schema]) => [schema, id] as const));

  const schemaOf = (schema: z.ZodType): JsonSchema => {
    const name = nameOf.get(schema);
    return name === undefined ? bare(z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' })) : { $ref: uri(name) };
  };

  const paths: { [path: string]: { [method: string]: OpenApiOperation } } = {};
  for (const route of routes) {
    const methods = paths[route.path] ?? {};
    methods[route.method] = operationOf(route, schemaOf);
    paths[route.path] = methods;
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Quen',
      version,
      description:
        'Collects what visitors of a shop do, keeps a profile of each, and answers what they should see now, and why. ' +
        'Amounts in events are decimal, those of products, offers and rules are whole minor units; times are epoch milliseconds or ISO 8601.',
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, bare(schema)])),
      securitySchemes: {
        publishable: { type: 'http', scheme: 'bearer', description: 'A publishable key `pk_…`; it may stand in a page.' },
        publishableInQuery: {
          type: 'apiKey',
          in: 'query',
          name: 'key',
          description: 'A publishable key as `?key=pk_…`, for beacons.',
        },
        secret: { type: 'http', scheme: 'bearer', description: 'A secret key `sk_…`; from servers only.' },
      },
    },
  };
}

function operationOf(route: ApiRoute, schemaOf: (schema: z.ZodType) => JsonSchema): OpenApiOperation {
  const parameters = [
    ...[...route.path.matchAll(/\{(\w+)\}/g)].map(
      ([, name = '']) => ({ name, in: 'path', required: true, schema: { type: 'string' } }) as const,
    ),
    ...parametersOf(route.query, 'query', schemaOf),
    ...parametersOf(route.headers, 'header', schemaOf),
  ];
  return {
    operationId: `${route.method}${route.path.replace(/[{}]/g, '').replace(/[^A-Za-z0-9]+(.)?/g, (_, next = '') => String(next).toUpperCase())}`,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description !== undefined && { description: route.description }),
    security: securityOf(route),
    ...(parameters.length > 0 && { parameters }),
    ...(route.body !== undefined && {
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: schemaOf(route.body),
            ...(route.example !== undefined && { example: route.example }),
          },
        },
      },
    }),
    responses: responsesOf(route, schemaOf),
  };
}

function parametersOf(
  shape: z.ZodObject | undefined,
  place: 'query' | 'header',
  schemaOf: (schema: z.ZodType) => JsonSchema,
): OpenApiParameter[] {
  if (shape === undefined) return [];
  const { properties, required } = schemaOf(shape) as {
    properties?: { [name: string]: JsonSchema };
    required?: readonly string[];
  };
  return Object.entries(properties ?? {}).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: required?.includes(name) ?? false,
    ...(typeof description === 'string' && { description }),
    schema,
  }));
}

function securityOf(route: ApiRoute): readonly object[] {
  if (route.key === 'none') return [];
  if (route.key === 'secret') return [{ secret: [] }];
  return [{ publishable: [] }, { publishableInQuery: [] }, { secret: [] }];
}

function responsesOf(route: ApiRoute, schemaOf: (schema: z.ZodType) => JsonSchema): OpenApiOperation['responses'] {
  const responses: { [status: string]: { description: string; content?: OpenApiContent } } = {};
  for (const { status, description, schema, contentType } of route.answers) {
    const type = contentType ?? (schema === undefined ? undefined : 'application/json');
    responses[status] = {
      description,
      ...(type !== undefined && { content: { [type]: schema === undefined ? {} : { schema: schemaOf(schema) } } }),
    };
  }
  const always =
    route.key === 'none' ? [] : (['key_missing', 'key_unknown', 'key_forbidden', 'rate_limited', 'unavailable'] as const);
  const bodied = route.body === undefined ? [] : (['invalid_json', 'invalid_request', 'body_too_large'] as const);
  const byStatus = new Map<number, string[]>();
  for (const code of new Set([...bodied, ...always, ...(route.problems ?? [])])) {
    const { status } = errorCodes[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${code}\``]);
  }
  for (const [status, codes] of byStatus) {
    responses[status] ??= {
      description: codes.join(', '),
      content: { 'application/problem+json': { schema: schemaOf(problemSchema) } },
    };
  }
  return responses;
}

/** Within an OpenAPI document the dialect is the document's, and components are found by their place. */
function bare({ $schema: _, $id: __, id: ___, ...schema }: JsonSchema): JsonSchema {
  return schema;
}
