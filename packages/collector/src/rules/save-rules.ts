import { isJsonObject, type Result, type RuleSet } from '@quen/protocol';
import type { RuleSetStore } from '../storage/storage.ts';
import { checkRules } from './check-rules.ts';
import { diffRuleSets, type RuleChange } from './diff-rules.ts';

/** What a save did, or would do. */
export type RuleSetSaved =
  | { readonly status: 'saved' | 'unchanged' | 'would_save'; readonly version: number; readonly changes: readonly RuleChange[] }
  | { readonly status: 'conflict'; readonly version: number };

export interface SaveRulesOptions {
  /** The version the change was made to; 0 when there was none. The newest when absent. */
  readonly basedOn?: number;
  /** Who: `api`, `command`, `demo`, `first start`, or a member’s name. */
  readonly by: string;
  readonly note?: string;
  readonly nowMs: number;
  /** Says what would change and saves nothing. */
  readonly dryRun?: boolean;
}

/**
 * Checks a rule set and saves it as the next version, whole or not at all. A part that the draft leaves out (`shop`, say) stays as it is.
 * Nothing is saved when nothing changes, or when someone else saved since `basedOn`.
 */
export async function saveRules(store: RuleSetStore, draft: unknown, options: SaveRulesOptions): Promise<Result<RuleSetSaved>> {
  const newest = await store.newest();
  const current = newest?.version ?? 0;
  const basedOn = options.basedOn ?? current;
  if (basedOn !== current) return { ok: true, value: { status: 'conflict', version: current } };
  const whole = isJsonObject(draft) ? { ...newest?.ruleSet, ...draft } : draft;
  const checked = checkRules(whole);
  if (!checked.ok) return checked;
  const changes = diffRuleSets(newest?.ruleSet, checked.value);
  if (changes.length === 0) return { ok: true, value: { status: 'unchanged', version: current, changes } };
  if (options.dryRun === true) return { ok: true, value: { status: 'would_save', version: current + 1, changes } };
  const ruleSet: RuleSet = { ...checked.value, version: current + 1 };
  const note = options.note ?? summarize(changes);
  const version = await store.save(ruleSet, basedOn, { atMs: options.nowMs, by: options.by, note });
  if (version === null) return { ok: true, value: { status: 'conflict', version: (await store.newest())?.version ?? 0 } };
  return { ok: true, value: { status: 'saved', version, changes } };
}

/** The rules that were touched, by name. */
function summarize(changes: readonly RuleChange[]): string {
  const parts = [...new Set(changes.map(({ path }) => path.split('.')[0] ?? path))];
  return parts.length > 5 ? `${parts.slice(0, 5).join(', ')} and ${parts.length - 5} more` : parts.join(', ');
}
