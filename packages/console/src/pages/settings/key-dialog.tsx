import { Alert, Button, Code, CopyButton, Group, Modal, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import type { KeySummary } from '@quen/collector/console-api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useText } from '../../i18n/use-text.ts';
import { keysText } from './keys-text.ts';
import { settingsText } from './settings-text.ts';

/** Makes a key, and shows it this once; or changes the name and origins of one. */
export function KeyDialog({
  edited,
  onClose,
}: {
  readonly edited: KeySummary | null;
  readonly onClose: () => void;
}): ReactElement {
  const t = useText(keysText);
  const s = useText(settingsText);
  const queries = useQueryClient();
  const [name, setName] = useState(edited?.name ?? '');
  const [kind, setKind] = useState<'publishable' | 'secret'>(edited?.kind ?? 'publishable');
  const [originLines, setOriginLines] = useState(edited?.origins.join('\n') ?? '');
  const save = useMutation({
    mutationFn: async () => {
      const origins = originLines.split(/\s+/).filter((origin) => origin !== '');
      if (edited === null) return (await call('POST /keys', { body: { kind, name, origins } })).value;
      await call('PUT /keys/:id', { params: { id: edited.id }, body: { name, origins } });
      return null;
    },
    onSuccess: (value) => {
      void queries.invalidateQueries({ queryKey: ['keys'] });
      if (value === null) onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={edited === null ? t('make') : edited.name}
      closeButtonProps={{ 'aria-label': s('close') }}
    >
      {save.data ? (
        <Stack>
          <Alert color="orange">{t('once')}</Alert>
          <Code block className="breaks-anywhere">
            {save.data}
          </Code>
          <Group justify="flex-end">
            <CopyButton value={save.data}>
              {({ copied, copy }) => <Button onClick={copy}>{copied ? t('copied') : t('copy')}</Button>}
            </CopyButton>
            <Button variant="default" onClick={onClose}>
              {s('close')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <Stack>
            <TextInput
              label={t('name')}
              required
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              data-autofocus
            />
            {edited === null && (
              <NativeSelect
                label={t('kind')}
                value={kind}
                onChange={(event) => setKind(event.currentTarget.value === 'secret' ? 'secret' : 'publishable')}
                data={[
                  { value: 'publishable', label: t('publishableWhat') },
                  { value: 'secret', label: t('secretWhat') },
                ]}
              />
            )}
            {kind === 'publishable' && (
              <Textarea
                label={t('origins')}
                description={t('originsHint')}
                autosize
                minRows={2}
                value={originLines}
                onChange={(event) => setOriginLines(event.currentTarget.value)}
              />
            )}
            {save.isError && <ProblemNotice error={save.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {s('cancel')}
              </Button>
              <Button type="submit" loading={save.isPending}>
                {edited === null ? t('make') : s('save')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
