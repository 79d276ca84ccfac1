import type { Vocabulary } from '@quen/collector/console-api';
import type { Segment } from '@quen/protocol';

/** What every line of the builder may look up. */
export interface BuilderContext {
  readonly vocabulary: Vocabulary;
  readonly segments: readonly Segment[];
  readonly attributeByName: ReadonlyMap<string, Vocabulary['attributes'][number]>;
  readonly operandOf: ReadonlyMap<string, string>;
  readonly language: 'vi' | 'en';
  readonly currency: string;
}

/** The context, from what the collector answered. */
export function builderContext(
  vocabulary: Vocabulary,
  segments: readonly Segment[],
  language: 'vi' | 'en',
  currency: string,
): BuilderContext {
  return {
    vocabulary,
    segments,
    language,
    currency,
    attributeByName: new Map(vocabulary.attributes.map((attribute) => [attribute.name, attribute])),
    operandOf: new Map(vocabulary.operators.map(({ name, operand }) => [name, operand])),
  };
}

/** The attribute a path names: itself, or the map its beginning names (`traits.plan`). */
export function attributeOf(context: BuilderContext, path: string): Vocabulary['attributes'][number] | undefined {
  const exact = context.attributeByName.get(path);
  if (exact !== undefined) return exact;
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const found = context.attributeByName.get(path.slice(0, dot));
    if (found?.type === 'map') return found;
  }
  return undefined;
}
