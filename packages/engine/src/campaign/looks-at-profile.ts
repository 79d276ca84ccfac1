import { type Condition, isJsonObject, type Json } from '@quen/protocol';
import { personalProductAttributes } from '../attributes/personal-product-attributes.ts';

/** First steps of paths that say nothing about the person. */
const impersonal = new Set(['page', 'cart', 'product', 'line', 'time', 'device']);
const groups = new Set(['$and', '$or', '$nor', '$not']);

/** Whether a condition looks at what is known of the person, so that it needs their consent. When in doubt, it does. */
export function looksAtProfile(condition: Condition): boolean {
  return Object.entries(condition).some(([key, operand]) => {
    if (groups.has(key)) return (Array.isArray(operand) ? operand : [operand]).some(partLooks);
    return personalProductAttributes.has(key) || !impersonal.has(key.split('.')[0] ?? key);
  });
}

function partLooks(part: Json): boolean {
  return !isJsonObject(part) || looksAtProfile(part);
}
