import { personalProductAttributes } from '../attributes/personal-product-attributes.ts';
import type { CompiledCondition } from '../condition/compile-condition.ts';

const asked = new WeakMap<CompiledCondition, string | null>();

/** The condition as text where it asks about the product alone, so that its answer is the same for everybody; undefined otherwise. */
export function questionOfProducts(condition: CompiledCondition): string | undefined {
  let question = asked.get(condition);
  if (question === undefined) {
    const { paths } = condition.reads;
    const ofProducts =
      paths.size > 0 && [...paths].every((path) => path.startsWith('product.') && !personalProductAttributes.has(path));
    question = ofProducts ? JSON.stringify(condition.source) : null;
    asked.set(condition, question);
  }
  return question ?? undefined;
}
