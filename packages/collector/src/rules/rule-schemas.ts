import { shopSettingsSchema } from '@quen/protocol/schema';
import { z } from 'zod';
import { ruleKinds } from './rule-kinds.ts';

let made: ReadonlyMap<string, object> | undefined;

/**
 * JSON Schemas of the rule files by name (`campaign`, `shop` …), for editors: strict, and with `$schema` allowed. They are made when they are first asked
 * for: no start should wait for them.
 */
export function ruleSchemas(): ReadonlyMap<string, object> {
  made ??= new Map(
    [{ name: 'shop', schema: shopSettingsSchema }, ...ruleKinds].map(({ name, schema }) => [name, editorSchema(name, schema)]),
  );
  return made;
}

function editorSchema(name: string, schema: z.ZodType): object {
  const json = z.toJSONSchema(schema, {
    // Draft 7 is what editors understand best.
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.type === 'object' && jsonSchema.properties !== undefined) jsonSchema.additionalProperties ??= false;
    },
  });
  return { title: `Quen ${name}`, ...json, properties: { $schema: { type: 'string' }, ...json.properties } };
}
