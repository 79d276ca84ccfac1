import { Button, Drawer, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { useFormat } from '../../format/use-format.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/member.tsx';
import { auditActions } from '../audit-action-text.ts';
import { FoldedChanges } from '../folded-changes.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import type { NamedKind } from './named-kind.ts';
import { versionAct } from './version-act.ts';

const historyText: Texts<'title' | 'restore' | 'none'> = {
  title: { vi: 'Lịch sử thay đổi', en: 'History of changes' },
  restore: { vi: 'Lấy lại bản này', en: 'Put this one back' },
  none: { vi: 'Chưa có thay đổi nào.', en: 'No changes yet.' },
};

/** Who changed a thing, when and how, with a way back to each version. */
export function HistoryDrawer({
  kind,
  id,
  onClose,
}: {
  readonly kind: NamedKind;
  readonly id: string;
  readonly onClose: () => void;
}): ReactElement {
  const t = useText(historyText);
  const say = useText(auditActions);
  const format = useFormat();
  const queries = useQueryClient();
  const mayRestore = useMay('POST /rules/history/:version/restore');
  const history = useQuery({
    queryKey: ['history', kind, id],
    queryFn: () => call('GET /rules/history', { query: { kind, id } }),
  });
  const restore = useMutation({
    mutationFn: (version: number) =>
      call('POST /rules/history/:version/restore', { params: { version: String(version) }, body: { kind, id } }),
    onSuccess: (answer) => {
      queries.setQueryData(['rules'], answer);
      void queries.invalidateQueries({ queryKey: ['history'] });
      onClose();
    },
  });
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={t('title')}>
      <Stack>
        {history.isError && <ProblemNotice error={history.error} onRetry={() => void history.refetch()} />}
        {restore.isError && <ProblemNotice error={restore.error} />}
        {history.isPending && <Skeleton h={120} />}
        {history.data?.versions.length === 0 && <Text c="dimmed">{t('none')}</Text>}
        {history.data?.versions
          .map((version) => ({ ...version, ...versionAct(version, kind, id) }))
          .map((version, index) => (
            <Paper key={version.version} withBorder p="sm" radius="md">
              <Stack gap="xs">
                <Group justify="space-between" gap="xs">
                  <div>
                    <Text fz="sm" className="breaks-anywhere">
                      <b>{version.author}</b> {say(version.action)} <b>{version.subject}</b>
                    </Text>
                    <Text c="dimmed" fz="xs">
                      {format.dateTime(version.atMs)} · v{version.version}
                    </Text>
                  </div>
                  {index > 0 && mayRestore && (
                    <Button
                      size="compact-sm"
                      variant="light"
                      loading={restore.isPending && restore.variables === version.version}
                      onClick={() => restore.mutate(version.version)}
                    >
                      {t('restore')}
                    </Button>
                  )}
                </Group>
                <FoldedChanges changes={version.changes} within={`${kind}/${id}`} />
              </Stack>
            </Paper>
          ))}
      </Stack>
    </Drawer>
  );
}
