import type { Issue, Result, RuleSet } from '@quen/protocol';
import type { RuleSetStore } from '../storage/storage.ts';
import { diffRuleSets, type RuleChange } from './diff-rules.ts';
import { type RuleFolder, ruleKinds } from './rule-kinds.ts';
import { type RuleSetSaved, saveRules } from './save-rules.ts';

/** What is put back: everything, the shop's settings, or one rule by its kind and id. */
export type RestoreScope =
  | { readonly kind?: never; readonly id?: never }
  | { readonly kind: 'shop'; readonly id?: string }
  | { readonly kind: RuleFolder; readonly id: string };

export interface RestoreOptions {
  /** The version that is to be replaced; when it is not the newest any more, nothing happens. */
  readonly basedOn: number;
  /** Who puts it back. */
  readonly by: string;
  readonly nowMs: number;
}

/** Puts an earlier version back, whole or in part, as the next version: nothing of the history is lost. */
export async function restoreRules(
  store: RuleSetStore,
  version: number,
  scope: RestoreScope,
  { basedOn, by, nowMs }: RestoreOptions,
): Promise<Result<RuleSetSaved>> {
  const [old, newest] = [Number.isSafeInteger(version) ? await store.read(version) : undefined, await store.newest()];
  if (old === undefined || newest === undefined) return notFound('version', `There is no version ${version}.`);
  if (newest.version !== basedOn) return { ok: true, value: { status: 'conflict', version: newest.version } };
  const draft = draftOf(old.ruleSet, newest.ruleSet, scope);
  if (draft === undefined) return notFound('id', `Version ${version} has no ${scope.kind} "${scope.id}".`);
  const what = scope.kind === undefined ? '' : scope.kind === 'shop' ? 'shop, ' : `${scope.kind}/${scope.id}, `;
  return saveRules(store, draft, { basedOn, by, nowMs, note: `${what}back to version ${version}` });
}

/** A version that changed something that was asked about. */
export interface VersionChange {
  readonly version: number;
  readonly atMs: number;
  readonly author: string;
  readonly summary: string;
  readonly changes: readonly RuleChange[];
}

/** How many versions are looked at, newest first. */
const maxVersions = 200;

/** The versions that changed a rule (all versions without a kind), newest first, with what they changed of it. */
export async function historyOf(store: RuleSetStore, kind?: RuleFolder | 'shop', id?: string): Promise<readonly VersionChange[]> {
  const history: VersionChange[] = [];
  const versions = await store.versions(maxVersions);
  let after = versions[0] === undefined ? undefined : await store.read(versions[0].version);
  for (const { version, savedAtMs, savedBy, note } of versions) {
    const before = await store.read(version - 1);
    const changes = after === undefined ? [] : diffRuleSets(before?.ruleSet, after.ruleSet).filter(isAsked(kind, id));
    if (changes.length > 0) history.push({ version, atMs: savedAtMs, author: savedBy, summary: note, changes });
    after = before;
  }
  return history;
}

function isAsked(kind: RuleFolder | 'shop' | undefined, id: string | undefined): (change: RuleChange) => boolean {
  const path = kind === undefined || kind === 'shop' || id === undefined ? kind : `${kind}/${id}`;
  return (change) =>
    path === undefined ||
    change.path === path ||
    change.path.startsWith(`${path}.`) ||
    (id === undefined && change.path.startsWith(`${path}/`));
}

/** The newest rules with what is to be put back; undefined when the old version does not have it. */
function draftOf(old: RuleSet, newest: RuleSet, scope: RestoreScope): Partial<RuleSet> | undefined {
  if (scope.kind === undefined) return old;
  if (scope.kind === 'shop') return { shop: old.shop };
  const { kind, id } = scope;
  if (!ruleKinds.some(({ folder }) => folder === kind)) return undefined;
  const rules: readonly { readonly id: string }[] = old[kind];
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) return undefined;
  const present: readonly { readonly id: string }[] = newest[kind];
  const there = present.some((one) => one.id === id);
  return { [kind]: there ? present.map((one) => (one.id === id ? rule : one)) : [...present, rule] };
}

function notFound(path: string, message: string): { readonly ok: false; readonly issues: readonly Issue[] } {
  return { ok: false, issues: [{ code: 'not_found', path, message }] };
}
