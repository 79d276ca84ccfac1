import { Alert, Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { CreatedKey, KeySummary } from '@quen/collector/console-api';
import { IconPlus, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { RoleNotice } from '../../components/editable.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { readKept } from '../../components/use-kept.ts';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/member.tsx';
import { CopyLine } from './copy-line.tsx';
import { KeyDialog, keyDraft } from './key-dialog.tsx';
import { type KeyPair, pairKeys } from './key-pairs.ts';
import { keysText } from './keys-text.ts';
import { NewPairDialog } from './new-pair-dialog.tsx';
import { RotateDialog } from './rotate-dialog.tsx';

type Dialog =
  | { readonly kind: 'new' }
  | { readonly kind: 'edit' | 'rotate' | 'revoke'; readonly pair: KeyPair }
  | { readonly kind: 'made'; readonly pair: CreatedKey['pair'] };

/** Keys the shop's pages and servers use, and the origins each may be used from. */
export function Keys(): ReactElement {
  const t = useText(keysText);
  const may = useMay('GET /keys');
  const [asked, setDialog] = useState<Dialog | null | undefined>(undefined);
  const keys = useQuery({ queryKey: ['keys'], queryFn: () => call('GET /keys', {}), enabled: may });
  const close = (): void => setDialog(null);
  const made = ({ pair }: CreatedKey): void => setDialog({ kind: 'made', pair });
  const pairs = pairKeys(keys.data?.keys ?? []);
  const dialog = asked === undefined ? leftOpen(pairs) : asked;
  return (
    <Section
      title={t('title')}
      hint={t('hint')}
      actions={
        may && (
          <Button size="sm" leftSection={<IconPlus size={16} />} onClick={() => setDialog({ kind: 'new' })}>
            {t('make')}
          </Button>
        )
      }
    >
      <RoleNotice needs="GET /keys" />
      {keys.isError && <ProblemNotice error={keys.error} onRetry={() => void keys.refetch()} />}
      {may && keys.isPending && <Skeleton h={160} />}
      {keys.isSuccess && pairs.length === 0 && <Alert variant="light">{t('none')}</Alert>}
      {pairs.map((pair) => (
        <PairLine key={pair.id} pair={pair} onAsk={(kind) => setDialog({ kind, pair })} />
      ))}
      {dialog?.kind === 'new' && <KeyDialog edited={null} onMade={made} onClose={close} />}
      {dialog?.kind === 'edit' && <KeyDialog edited={dialog.pair} onMade={made} onClose={close} />}
      {dialog?.kind === 'rotate' && <RotateDialog pair={dialog.pair} onMade={made} onClose={close} />}
      {dialog?.kind === 'revoke' && <Revoke pair={dialog.pair} onClose={close} />}
      {dialog?.kind === 'made' && <NewPairDialog pair={dialog.pair} onClose={close} />}
    </Section>
  );
}

/** The dialog in which something was being typed before a reload. */
function leftOpen(pairs: readonly KeyPair[]): Dialog | null {
  if (readKept(keyDraft(null)) !== undefined) return { kind: 'new' };
  const pair = pairs.find(({ id }) => readKept(keyDraft(id)) !== undefined);
  return pair === undefined ? null : { kind: 'edit', pair };
}

function PairLine({
  pair,
  onAsk,
}: {
  readonly pair: KeyPair;
  readonly onAsk: (what: 'edit' | 'rotate' | 'revoke') => void;
}): ReactElement {
  const t = useText(keysText);
  const format = useFormat();
  const nowMs = Date.now();
  const { name, origins, createdAtMs, expiresAtMs, publishable, secret } = pair;
  const hasEnded = expiresAtMs !== null && expiresAtMs <= nowMs;
  const used = (key: KeySummary | undefined): string =>
    key?.lastUsedAtMs == null ? t('neverUsed') : t('lastUsed', { when: format.ago(key.lastUsedAtMs, nowMs) });
  return (
    <Stack gap="xs" className="setting-line">
      <Group justify="space-between" align="flex-start">
        <Stack gap={2} miw={0}>
          <Group gap="xs">
            <Text fw={600}>{name}</Text>
            {expiresAtMs !== null && (
              <Badge tt="none" variant="light" color={hasEnded ? 'gray' : 'orange'}>
                {hasEnded ? t('ended', { date: format.date(expiresAtMs) }) : t('ends', { date: format.dateTime(expiresAtMs) })}
              </Badge>
            )}
          </Group>
          <Text fz="xs" c="dimmed">
            {t('madeOn', { date: format.date(createdAtMs) })}
          </Text>
        </Stack>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => onAsk('edit')}>
            {t('edit')}
          </Button>
          {expiresAtMs === null && (
            <Button size="xs" variant="default" leftSection={<IconRefresh size={14} />} onClick={() => onAsk('rotate')}>
              {t('rotate')}
            </Button>
          )}
          <Button size="xs" variant="light" color="red" onClick={() => onAsk('revoke')}>
            {t('revoke')}
          </Button>
        </Group>
      </Group>
      <div className="facts">
        <Text fz="sm" c="dimmed">
          {t('publishable')}
        </Text>
        <Stack gap={2} miw={0}>
          <CopyLine value={publishable?.prefix ?? ''} />
          <Text fz="xs" c="dimmed">
            {used(publishable)}
          </Text>
        </Stack>
        <Text fz="sm" c="dimmed">
          {t('secret')}
        </Text>
        <Text fz="sm">
          {t('hidden')}{' '}
          <Text span fz="xs" c="dimmed">
            · {used(secret)}
          </Text>
        </Text>
        <Text fz="sm" c="dimmed">
          {t('origins')}
        </Text>
        <Text fz="sm" className="breaks-anywhere" {...(origins.length === 0 && { c: 'orange' })}>
          {origins.length === 0 ? t('anyOrigin') : origins.join(', ')}
        </Text>
      </div>
    </Stack>
  );
}

function Revoke({ pair, onClose }: { readonly pair: KeyPair; readonly onClose: () => void }): ReactElement {
  const t = useText(keysText);
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => call('DELETE /keys/:id', { params: { id: pair.id } }),
    onSuccess: () => {
      onClose();
      void queries.invalidateQueries({ queryKey: ['keys'] });
    },
  });
  return (
    <ConfirmDialog
      title={`${t('revoke')}: ${pair.name}`}
      confirm={t('revoke')}
      isDangerous
      isBusy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate()}
      onClose={onClose}
    >
      {t('revokeAsk')}
    </ConfirmDialog>
  );
}
