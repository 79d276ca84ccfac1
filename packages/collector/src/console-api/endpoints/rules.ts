import type { Issue, RuleSet } from '@quen/protocol';
import { shopSettingsSchema } from '@quen/protocol/schema';
import { z } from 'zod';
import { schemaIssues } from '../../operations/schema-issues.ts';
import { diffRuleSets, type RuleChange } from '../../rules/diff-rules.ts';
import { historyOf, type RestoreScope, restoreRules } from '../../rules/restore-rules.ts';
import { type RuleFolder, ruleKinds } from '../../rules/rule-kinds.ts';
import { saveRules } from '../../rules/save-rules.ts';
import { unknownKeys } from '../../rules/unknown-keys.ts';
import type { CollectorCore } from '../../server/core.ts';
import { ProblemError } from '../../server/problem.ts';
import type { StoredMember } from '../../storage/console-store.ts';
import { defineEndpoint, type NamedEndpoint } from '../endpoint/console-endpoint.ts';
import type { RuleKind, RuleKinds, RulesAnswer } from '../types/rules.ts';

const kindSchema = z.enum(['placements', 'segments', 'campaigns', 'offers', 'shop']);
/** Checked by its kind's own schema once the kind is known. */
const ruleSchema = z.record(z.string(), z.unknown()) as unknown as z.ZodType<RuleKinds[RuleKind]>;

/** The rules, one thing at a time, so that two people editing different things are not in each other's way. */
export const ruleEndpoints: readonly NamedEndpoint[] = [
  defineEndpoint('GET /rules', {
    answer: async ({ core }) => ({ ruleSet: await newestRules(core) }),
  }),
  defineEndpoint('PUT /rules/:kind/:id', {
    body: ruleSchema,
    async answer({ core, member, params, body, ifMatch, audit }) {
      const kind = readKind(params.kind);
      checkRule(kind, params.id, body);
      const rules = await newestRules(core);
      const draft = kind === 'shop' ? { shop: body } : { [kind]: withRule(rules[kind], params.id, body) };
      const { changes, answer } = await save(core, member, draft, await basedOn(core, rules, kind, params.id, ifMatch), {
        kind,
        id: params.id,
      });
      const isNew = changes.some(({ path, before }) => path === `${kind}/${params.id}` && before === null);
      if (changes.length > 0) await audit(`${singular[kind]}.${isNew ? 'create' : 'update'}`, params.id, changes);
      return answer;
    },
  }),
  defineEndpoint('DELETE /rules/:kind/:id', {
    async answer({ core, member, params, ifMatch, audit }) {
      const kind = readKind(params.kind);
      const rules = await newestRules(core);
      if (kind === 'shop') throw new ProblemError('invalid_request', 'A shop keeps its settings');
      const present: readonly { readonly id: string }[] = rules[kind];
      const rest = present.filter(({ id }) => id !== params.id);
      if (rest.length === present.length) throw new ProblemError('not_found', 'There is no such rule');
      const base = await basedOn(core, rules, kind, params.id, ifMatch);
      const { changes, answer } = await save(core, member, { [kind]: rest }, base, { kind, id: params.id });
      await audit(`${singular[kind]}.delete`, params.id, changes);
      return answer;
    },
  }),
  defineEndpoint('GET /rules/history', {
    query: z.object({ kind: kindSchema.exactOptional(), id: z.string().max(200).exactOptional() }),
    answer: async ({ core, query }) => ({
      versions: await historyOf(core.storage.rules, query.kind as RuleKind | undefined, query.id),
    }),
  }),
  defineEndpoint('POST /rules/history/:version/restore', {
    body: z.object({ kind: kindSchema.exactOptional(), id: z.string().max(200).exactOptional() }),
    async answer({ core, member, params, body, audit }) {
      const { kind, id } = body;
      if (kind !== undefined && kind !== 'shop' && id === undefined) {
        throw new ProblemError('invalid_request', 'Say which one by its id');
      }
      const scope: RestoreScope =
        kind === undefined ? {} : kind === 'shop' ? { kind } : { kind: kind satisfies RuleFolder, id: id ?? '' };
      const before = await newestRules(core);
      const restored = await restoreRules(core.storage.rules, Number(params.version), scope, {
        basedOn: (await core.storage.rules.newest())?.version ?? 0,
        by: member.name,
        nowMs: core.now(),
      });
      if (!restored.ok) {
        const [first] = restored.issues;
        if (first?.code === 'not_found') throw new ProblemError('not_found', first.message);
        throw new ProblemError('invalid_rule_set', 'Nothing was put back', restored.issues);
      }
      if (restored.value.status === 'conflict') throw conflict(restored.value.version);
      await core.rules.reload();
      const ruleSet = await newestRules(core);
      await audit('rules.restore', `version ${params.version}`, diffRuleSets(before, ruleSet));
      return { ruleSet };
    },
  }),
];

const singular: { readonly [kind in RuleKind]: string } = {
  placements: 'placement',
  segments: 'segment',
  campaigns: 'campaign',
  offers: 'offer',
  shop: 'shop',
};

/** The newest saved rules, or those that hold until some are saved. */
async function newestRules(core: CollectorCore): Promise<RuleSet> {
  return (await core.storage.rules.newest())?.ruleSet ?? core.rules.compiled.source;
}

function readKind(text: string): RuleKind {
  const kind = kindSchema.safeParse(text);
  if (!kind.success) throw new ProblemError('not_found', `Kinds of rules are ${kindSchema.options.join(', ')}`);
  return kind.data;
}

/** The rule by itself, so that paths of issues begin in it. @throws ProblemError `invalid_rule_set` */
function checkRule(kind: RuleKind, id: string, rule: RuleKinds[RuleKind]): void {
  const schema = kind === 'shop' ? shopSettingsSchema : ruleKinds.find(({ folder }) => folder === kind)?.schema;
  const parsed = schema?.safeParse(rule);
  const issues: Issue[] = parsed?.success === false ? [...schemaIssues(parsed.error, 'invalid_rule_set')] : [];
  if (parsed?.success === true) {
    for (const path of unknownKeys(rule, parsed.data)) {
      issues.push({ code: 'invalid_rule_set', path, message: 'there is no such key; mend its spelling or take it out' });
    }
  }
  if (kind !== 'shop' && (!('id' in rule) || rule.id !== id)) {
    issues.push({ code: 'invalid_rule_set', path: 'id', message: `it has to be "${id}", as in the address` });
  }
  if (issues.length > 0) throw new ProblemError('invalid_rule_set', 'Nothing was saved', issues);
}

function withRule(present: readonly { readonly id: string }[], id: string, rule: object): readonly object[] {
  return present.some((one) => one.id === id) ? present.map((one) => (one.id === id ? rule : one)) : [...present, rule];
}

/**
 * The version to save upon. Somebody may have changed other rules since this one was read: that does no harm, as long as this one is still
 * what it was then.
 *
 * @throws ProblemError `conflict` when it is not
 */
async function basedOn(core: CollectorCore, newest: RuleSet, kind: RuleKind, id: string, ifMatch: number): Promise<number> {
  if (newest.version === ifMatch) return newest.version;
  const read = (await core.storage.rules.read(ifMatch))?.ruleSet;
  if (read === undefined) throw conflict(newest.version);
  const path = kind === 'shop' ? 'shop' : `${kind}/${id}`;
  const touched = diffRuleSets(read, newest).some((change) => change.path === path || change.path.startsWith(`${path}.`));
  if (touched) throw conflict(newest.version);
  return newest.version;
}

interface Saved {
  readonly answer: RulesAnswer;
  readonly changes: readonly RuleChange[];
}

async function save(
  core: CollectorCore,
  member: StoredMember,
  draft: { readonly [kind: string]: unknown },
  base: number,
  edited: EditedRule,
): Promise<Saved> {
  const before = await newestRules(core);
  const stored = await core.storage.rules.newest();
  const whole = stored === undefined ? { ...before, ...draft } : draft;
  const saved = await saveRules(core.storage.rules, whole, {
    basedOn: stored === undefined ? 0 : base,
    by: member.name,
    nowMs: core.now(),
  });
  if (!saved.ok) throw new ProblemError('invalid_rule_set', 'Nothing was saved', saved.issues.map(withinRule(draft, edited)));
  if (saved.value.status === 'conflict') throw conflict(saved.value.version);
  await core.rules.reload();
  return { answer: { ruleSet: await newestRules(core) }, changes: saved.value.changes };
}

/** The rule somebody is editing. */
interface EditedRule {
  readonly kind: RuleKind;
  readonly id: string;
}

/** An issue of the whole set, told within the rule that is edited (`audience.cart.value`), or by another one's id (`campaigns.welcome.audience`). */
function withinRule(draft: { readonly [kind: string]: unknown }, { kind, id }: EditedRule): (issue: Issue) => Issue {
  const list = draft[kind];
  return (issue) => {
    const match = /^(\w+)\.(\d+)(?:\.(.*))?$/.exec(issue.path);
    if (kind === 'shop') return { ...issue, path: issue.path.replace(/^shop\./, '') };
    if (match === null || match[1] !== kind || !Array.isArray(list)) return issue;
    const [, , nth = '', within = ''] = match;
    const rule: unknown = list[Number(nth)];
    const ruleId = typeof rule === 'object' && rule !== null && 'id' in rule ? String(rule.id) : nth;
    return { ...issue, path: ruleId === id ? within : [kind, ruleId, within].filter((part) => part !== '').join('.') };
  };
}

function conflict(version: number): ProblemError {
  return new ProblemError('conflict', `Somebody has changed it since you read it; the newest version is ${version}`);
}
