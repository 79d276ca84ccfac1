import { Badge, Button, Code, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { KeySummary } from '@quen/collector/console-api';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { KeyDialog } from './key-dialog.tsx';
import { keysText } from './keys-text.ts';

/** Keys the shop's pages and servers use, and the origins each may be used from. */
export function Keys(): ReactElement {
  const t = useText(keysText);
  const [dialog, setDialog] = useState<KeySummary | 'new' | null>(null);
  const keys = useQuery({ queryKey: ['keys'], queryFn: () => call('GET /keys', {}) });
  return (
    <Section
      title={t('title')}
      hint={t('hint')}
      actions={
        <Button size="sm" leftSection={<IconPlus size={16} />} onClick={() => setDialog('new')}>
          {t('make')}
        </Button>
      }
    >
      {keys.isError && <ProblemNotice error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.isPending && <Skeleton h={160} />}
      {keys.data?.keys.length === 0 && <Text c="dimmed">{t('none')}</Text>}
      {keys.data?.keys.map((key) => (
        <KeyLine key={key.id} summary={key} onEdit={() => setDialog(key)} />
      ))}
      {dialog !== null && <KeyDialog edited={dialog === 'new' ? null : dialog} onClose={() => setDialog(null)} />}
    </Section>
  );
}

function KeyLine({ summary, onEdit }: { readonly summary: KeySummary; readonly onEdit: () => void }): ReactElement {
  const t = useText(keysText);
  const format = useFormat();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const revoke = useMutation({
    mutationFn: () => call('DELETE /keys/:id', { params: { id: summary.id } }),
    onSuccess: () => {
      setAsking(false);
      void queries.invalidateQueries({ queryKey: ['keys'] });
    },
  });
  const now = Date.now();
  return (
    <Group justify="space-between" align="flex-start" className="setting-line">
      <Stack gap={4} miw={0}>
        <Group gap="xs">
          <Text fw={600}>{summary.name}</Text>
          <Badge
            tt="none"
            variant={summary.kind === 'secret' ? 'default' : 'light'}
            color={summary.kind === 'secret' ? 'orange' : 'sen'}
          >
            {t(summary.kind)}
          </Badge>
        </Group>
        <Code w="fit-content">{summary.prefix}…</Code>
        <Text fz="sm" c="dimmed" className="breaks-anywhere">
          {summary.kind === 'publishable' && (summary.origins.length === 0 ? t('anyOrigin') : summary.origins.join(', '))}
        </Text>
        <Text fz="xs" c="dimmed">
          {t('madeOn', { date: format.date(summary.createdAtMs) })} ·{' '}
          {summary.lastUsedAtMs === null ? t('neverUsed') : t('lastUsed', { when: format.ago(summary.lastUsedAtMs, now) })}
          {summary.expiresAtMs !== null && ` · ${t('expires', { date: format.dateTime(summary.expiresAtMs) })}`}
        </Text>
      </Stack>
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={onEdit}>
          {t('edit')}
        </Button>
        <Button size="xs" variant="light" color="red" onClick={() => setAsking(true)}>
          {t('revoke')}
        </Button>
      </Group>
      {isAsking && (
        <ConfirmDialog
          title={`${t('revoke')}: ${summary.name}`}
          confirm={t('revoke')}
          isDangerous
          isBusy={revoke.isPending}
          error={revoke.error}
          onConfirm={() => revoke.mutate()}
          onClose={() => setAsking(false)}
        >
          {t('revokeAsk')}
        </ConfirmDialog>
      )}
    </Group>
  );
}
