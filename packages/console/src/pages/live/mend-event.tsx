import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import type { RejectedEvent } from '@quen/collector/console-api';
import { isJsonObject, type JsonObject } from '@quen/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { IssueList } from '../../components/issue-list.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useKept } from '../../components/use-kept.ts';
import { useText } from '../../i18n/use-text.ts';
import { liveText } from './live-text.ts';

/** Lays JSON out to be read; text that is not JSON stays as it came. */
function laidOut(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return raw;
  }
}

/** Where a mended event that was not sent yet is kept. */
export function mendingDraft(id: RejectedEvent['id']): string {
  return `mend:${id}`;
}

/** Mends a rejected event by hand and sends it again. */
export function MendEvent({ event, onClose }: { readonly event: RejectedEvent; readonly onClose: () => void }): ReactElement {
  const t = useText(liveText);
  const queries = useQueryClient();
  const [text, setText, forget] = useKept(mendingDraft(event.id), () => laidOut(event.raw));
  const [fault, setFault] = useState<string | null>(null);
  const close = (): void => {
    forget();
    onClose();
  };
  const replay = useMutation({
    mutationFn: (mended: JsonObject) =>
      call('POST /rejected/:id/replay', { params: { id: String(event.id) }, body: { event: mended } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['rejected'] });
      void queries.invalidateQueries({ queryKey: ['rejected-count'] });
      close();
    },
  });
  const send = (): void => {
    try {
      const mended: unknown = JSON.parse(text);
      if (!isJsonObject(mended)) throw new SyntaxError('{ … }');
      setFault(null);
      replay.mutate(mended);
    } catch (error) {
      setFault(t('notJson', { problem: error instanceof Error ? error.message : String(error) }));
    }
  };
  return (
    <Modal opened onClose={close} title={t('mendTitle')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack gap="sm">
        <Text fz="sm">{t('mendHint')}</Text>
        <IssueList issues={event.issues} within="invalid_event" />
        <Textarea
          aria-label={t('mendTitle')}
          autosize
          minRows={8}
          maxRows={20}
          value={text}
          error={fault}
          onChange={(change) => setText(change.currentTarget.value)}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        />
        {replay.isError && <ProblemNotice error={replay.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('close')}
          </Button>
          <Button loading={replay.isPending} onClick={send}>
            {t('replay')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
