import { describe, expect, it } from 'vitest';
import { fullContext } from '../condition/arbitrary-condition.contract.ts';
import { compileCondition } from '../condition/compile-condition.ts';
import { createContext } from '../condition/evaluation-context.contract.ts';
import type { AttributeType } from './attribute-type.ts';
import { attributes } from './attributes.ts';

const fits: { readonly [type in AttributeType]: (value: unknown) => boolean } = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  time: (value) => typeof value === 'number' && value > 1e12,
  list: Array.isArray,
  map: (value) => value !== null,
  events: () => true,
};

describe('attributes', () => {
  it('are for the most part known of somebody known', () => {
    const known = attributes.filter((attribute) => (attribute.read(fullContext) ?? null) !== null);
    expect(known.length).toBeGreaterThan(attributes.length / 2);
  });

  it('have names of their own', () => {
    expect(new Set(attributes.map((attribute) => attribute.name)).size).toBe(attributes.length);
  });

  it.each(attributes.map((attribute) => [attribute.name, attribute] as const))('%s', (name, attribute) => {
    expect(attribute.label.vi).not.toBe('');
    expect(attribute.label.en).not.toBe('');
    expect(attribute.origin).not.toBe('');
    expect(fits[attribute.type](attribute.example)).toBe(true);
    if (attribute.choices !== undefined) expect(attribute.choices).toContain(attribute.example);
    expect(attribute.readKey !== undefined).toBe(attribute.type === 'map');

    const empty = createContext();
    for (const context of [empty, fullContext]) {
      const value = attribute.read(context);
      if (value !== null && value !== undefined) expect(fits[attribute.type](value)).toBe(true);
    }
    expect(() => attribute.readKey?.('nothing.there')(empty)).not.toThrow();
    expect(attribute.readKey?.('constructor')(empty) ?? null).toBeNull();
    expect(attribute.readKey?.('__proto__')(empty) ?? null).toBeNull();

    const path = attribute.type === 'map' ? `${name}.key` : name;
    const compiled = compileCondition({ [path]: { $exists: true } });
    expect(compiled.ok && typeof compiled.value.test(empty)).toBe('boolean');
  });
});
