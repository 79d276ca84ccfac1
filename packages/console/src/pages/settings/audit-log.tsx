import { Skeleton, Stack, Text } from '@mantine/core';
import type { AuditEntry } from '@quen/collector/console-api';
import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { type AuditAction, auditActions, rulesOfActions } from '../../components/audit-action-text.ts';
import { RoleNotice } from '../../components/editable.tsx';
import { FoldedChanges } from '../../components/folded-changes.tsx';
import { LongListEnd } from '../../components/long-list/long-list-end.tsx';
import { LongStack } from '../../components/long-list/long-stack.tsx';
import { useLongQuery } from '../../components/long-list/use-long-query.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { PutBackButton } from '../../components/rule-editing/put-back-button.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useRules } from '../../components/rule-editing/use-rules.ts';
import { useFormat } from '../../format/use-format.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/member.tsx';
import { settingsText } from './settings-text.ts';
import { useAuditSubject } from './use-audit-subject.ts';

const auditText: Texts<'hint' | 'none' | 'system'> = {
  hint: { vi: 'Ai đã đổi gì, lúc nào. Không ai sửa được.', en: 'Who changed what, and when. Nobody can edit it.' },
  none: { vi: 'Chưa ai đổi gì.', en: 'Nothing has been changed yet.' },
  system: { vi: 'Hệ thống', en: 'The system' },
};

/** Every change somebody made. */
export function AuditLog(): ReactElement {
  const t = useText(auditText);
  const s = useText(settingsText);
  const may = useMay('GET /audit');
  const audit = useLongQuery(
    ['audit'],
    (cursor) => call('GET /audit', { query: { before: cursor } }),
    ({ entries }) => entries,
    ({ nextBefore }) => nextBefore,
    may,
  );
  // Newest first: of those that are told twice, the first stays.
  const lastOf = new Map([...audit.items].reverse().map((entry) => [`${entry.action} ${entry.subject}`, entry]));
  return (
    <Section title={s('audit')} hint={t('hint')}>
      <RoleNotice needs="GET /audit" />
      {may && audit.query.isError && !audit.first && (
        <ProblemNotice error={audit.query.error} onRetry={() => void audit.query.refetch()} />
      )}
      {may && audit.query.isPending && <Skeleton h={240} />}
      {audit.first && audit.items.length === 0 && <Text c="dimmed">{t('none')}</Text>}
      {audit.first && (
        <LongStack items={audit.items} keyOf={({ id }) => id} itemPx={96} onNearEnd={audit.more}>
          {(entry) => <Entry entry={entry} isLast={lastOf.get(`${entry.action} ${entry.subject}`) === entry} />}
        </LongStack>
      )}
      <LongListEnd query={audit.query} />
    </Section>
  );
}

function Entry({
  entry,
  isLast,
}: {
  readonly entry: AuditEntry;
  /** Whether nothing of its kind was done to the same since. */
  readonly isLast: boolean;
}): ReactElement {
  const t = useText(auditText);
  const say = useText(auditActions);
  const aboutWhat = useAuditSubject();
  const format = useFormat();
  const { action, subject, changes, member } = entry;
  const folder = rulesOfActions[action.split('.')[0] ?? ''];
  const rules = useRules().data?.ruleSet;
  const mayRestore = useMay('POST /rules/history/:version/restore');
  const isGone = rules !== undefined && folder !== undefined && rules[folder].every(({ id }) => id !== subject);
  return (
    <Stack gap={4} className="setting-line">
      <Text fz="sm" className="breaks-anywhere">
        <b>{member?.name ?? t('system')}</b> {isKnown(action) ? say(action) : action} <b>{aboutWhat(action, subject)}</b>
      </Text>
      <Text fz="xs" c="dimmed">
        {format.dateTime(entry.atMs)}
      </Text>
      <FoldedChanges changes={changes} within={folder && `${folder}/${subject}`} />
      {isLast && isGone && mayRestore && action.endsWith('.delete') && <PutBackButton kind={folder} id={subject} />}
    </Stack>
  );
}

function isKnown(action: string): action is AuditAction {
  return Object.hasOwn(auditActions, action);
}
