import type { RuleSet } from '@quen/protocol';
import { ruleKinds } from './rule-kinds.ts';

/** One difference between two versions: where, and what stood there before and after as JSON (null: nothing). */
export interface RuleChange {
  /** `shop.currency`, `campaigns/welcome`, `campaigns/welcome.variants.0.weight`. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What is different between two rule sets, in the order of their parts. A rule that is new or gone is one change. */
export function diffRuleSets(before: RuleSet | undefined, after: RuleSet): readonly RuleChange[] {
  const changes: RuleChange[] = diffValues('shop', before?.shop, after.shop);
  for (const { folder } of ruleKinds) {
    const old = new Map((before?.[folder] ?? []).map((rule) => [rule.id, rule] as const));
    const now = new Map(after[folder].map((rule) => [rule.id, rule] as const));
    for (const id of [...new Set([...old.keys(), ...now.keys()])].sort()) {
      changes.push(...diffValues(`${folder}/${id}`, old.get(id), now.get(id)));
    }
  }
  return changes;
}

/** A change in a line of text: `+ campaigns/welcome`, `~ shop.currency: "VND" → "EUR"`. */
export function describeChange({ path, before, after }: RuleChange): string {
  const whole = !path.includes('.') && path.includes('/');
  if (before === null) return whole ? `+ ${path}` : `+ ${path}: ${shorten(after ?? '')}`;
  if (after === null) return whole ? `- ${path}` : `- ${path}: ${shorten(before)}`;
  return `~ ${path}: ${shorten(before)} → ${shorten(after)}`;
}

function diffValues(path: string, before: unknown, after: unknown): RuleChange[] {
  const old = textOf(before);
  const now = textOf(after);
  if (old === now) return [];
  if (!isTree(before) || !isTree(after) || Array.isArray(before) !== Array.isArray(after))
    return [{ path, before: old, after: now }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => diffValues(`${path}.${key}`, before[key], after[key]));
}

function isTree(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null;
}

/** JSON with sorted keys, so that the order in a file makes no difference. */
function textOf(value: unknown): string | null {
  return value === undefined
    ? null
    : JSON.stringify(value, (_, part) => (isTree(part) && !Array.isArray(part) ? sorted(part) : part));
}

function sorted(tree: { readonly [key: string]: unknown }): { readonly [key: string]: unknown } {
  return Object.fromEntries(Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
