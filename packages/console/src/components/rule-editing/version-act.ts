import type { RulesVersion } from '@quen/collector/console-api';
import type { AuditAction } from '../audit-action-text.ts';
import type { NamedKind } from './named-kind.ts';

/** What was done to a rule, and to what, as the audit log says it: `Mai` `deleted the campaign` `welcome`. */
export interface VersionAct {
  readonly action: AuditAction;
  /** The rule's id; of what was put back, the number of its version. */
  readonly subject: string;
}

const singular = { placements: 'placement', segments: 'segment', campaigns: 'campaign', offers: 'offer' } as const;

/** What a version did to one rule. */
export function versionAct(
  { summary, changes }: Pick<RulesVersion, 'summary' | 'changes'>,
  kind: NamedKind,
  id: string,
): VersionAct {
  const [, backTo] = /back to version (\d+)$/.exec(summary) ?? [];
  if (backTo !== undefined) return { action: 'rules.restore', subject: `v${backTo}` };
  const whole = changes.find(({ path }) => path === `${kind}/${id}`);
  const what = whole?.before === null ? 'create' : whole?.after === null ? 'delete' : 'update';
  return { action: `${singular[kind]}.${what}`, subject: id };
}

/** The newest version that still has a rule which was deleted since; undefined where there is none, or the rule is there. */
export function versionBeforeDeletion(versions: readonly RulesVersion[], kind: NamedKind, id: string): number | undefined {
  const [last] = versions;
  const isDeleted = last?.changes.some(({ path, after }) => path === `${kind}/${id}` && after === null) === true;
  return isDeleted ? last.version - 1 : undefined;
}
