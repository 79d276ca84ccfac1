import { Button, Code, Skeleton, Stack, Table, Text } from '@mantine/core';
import type { AuditEntry } from '@quen/collector/console-api';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useFormat } from '../../format/use-format.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { settingsText } from './settings-text.ts';

const auditText: Texts<'hint' | 'none' | 'older' | 'system' | 'changes' | 'path' | 'before' | 'after'> = {
  hint: { vi: 'Ai đã đổi gì, lúc nào. Không ai sửa được.', en: 'Who changed what, and when. Nobody can edit it.' },
  none: { vi: 'Chưa ai đổi gì.', en: 'Nothing has been changed yet.' },
  older: { vi: 'Xem cũ hơn', en: 'Show older ones' },
  system: { vi: 'Hệ thống', en: 'The system' },
  changes: { vi: '{count} chỗ thay đổi', en: '{count} changes' },
  path: { vi: 'Chỗ', en: 'Where' },
  before: { vi: 'Trước', en: 'Before' },
  after: { vi: 'Sau', en: 'After' },
};

/** Every change somebody made. */
export function AuditLog(): ReactElement {
  const t = useText(auditText);
  const s = useText(settingsText);
  const audit = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam }) => call('GET /audit', { query: { before: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (last) => (last.nextBefore === null ? undefined : String(last.nextBefore)),
  });
  const entries = audit.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Section title={s('audit')} hint={t('hint')}>
      {audit.isError && <ProblemNotice error={audit.error} onRetry={() => void audit.refetch()} />}
      {audit.isPending && <Skeleton h={240} />}
      {audit.isSuccess && entries.length === 0 && <Text c="dimmed">{t('none')}</Text>}
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
      {audit.hasNextPage && (
        <Button variant="default" loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
          {t('older')}
        </Button>
      )}
    </Section>
  );
}

function Entry({ entry }: { readonly entry: AuditEntry }): ReactElement {
  const t = useText(auditText);
  const format = useFormat();
  return (
    <Stack gap={4} className="setting-line">
      <Text fz="sm">
        <b>{entry.member?.name ?? t('system')}</b> <Code>{entry.action}</Code> {entry.subject}
      </Text>
      <Text fz="xs" c="dimmed">
        {format.dateTime(entry.atMs)}
      </Text>
      {entry.changes.length > 0 && (
        <details className="as-table">
          <summary>{t('changes', { count: entry.changes.length })}</summary>
          <Table.ScrollContainer minWidth={420}>
            <Table fz="xs" layout="fixed">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('path')}</Table.Th>
                  <Table.Th>{t('before')}</Table.Th>
                  <Table.Th>{t('after')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {entry.changes.map((change) => (
                  <Table.Tr key={change.path}>
                    <Table.Td className="breaks-anywhere">{change.path}</Table.Td>
                    <Table.Td className="breaks-anywhere">{change.before ?? '–'}</Table.Td>
                    <Table.Td className="breaks-anywhere">{change.after ?? '–'}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </details>
      )}
    </Stack>
  );
}
