import type { Issue } from '@quen/protocol';
import { below } from './compiler-state.ts';
import type { ConditionLimits } from './condition-limits.ts';

/**
 * Measures a condition before anything walks it recursively: depth, parts, length of lists and texts. Stops at the first fault.
 * `size` counts keys and the entries of lists that are objects or lists.
 */
export function checkBounds(
  condition: unknown,
  limits: ConditionLimits,
): { readonly size: number; readonly issues: readonly Issue[] } {
  const stack: { value: unknown; path: string; depth: number }[] = [{ value: condition, path: '', depth: 0 }];
  let size = 0;
  const refuse = (path: string, message: string): { size: number; issues: Issue[] } => ({
    size,
    issues: [{ code: 'invalid_condition', path, message }],
  });
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value, path, depth } = next;
    if (typeof value === 'string' && value.length > limits.textLength) {
      return refuse(path, `This text has ${value.length} characters; ${limits.textLength} is the most. Shorten it.`);
    }
    if (typeof value !== 'object' || value === null) continue;
    if (depth > limits.depth)
      return refuse(path, `This is nested more than ${limits.depth} deep. Flatten it, or move parts into a segment.`);
    if (Array.isArray(value) && value.length > limits.listLength) {
      return refuse(
        path,
        `This list has ${value.length} entries; ${limits.listLength} is the most. Split it, or use a trait instead.`,
      );
    }
    const entries = Object.entries(value);
    for (const [key, element] of entries) {
      if (typeof element !== 'string' && (typeof element !== 'object' || element === null)) continue;
      stack.push({ value: element, path: below(path, key), depth: depth + 1 });
      if (Array.isArray(value) && typeof element === 'object') size++;
    }
    if (!Array.isArray(value)) size += entries.length;
    if (size > limits.nodes)
      return refuse(path, `The condition has more than ${limits.nodes} parts. Move some of them into segments.`);
  }
  return { size, issues: [] };
}
