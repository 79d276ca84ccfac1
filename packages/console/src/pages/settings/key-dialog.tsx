import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import type { CreatedKey } from '@quen/collector/console-api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useKept } from '../../components/use-kept.ts';
import { useText } from '../../i18n/use-text.ts';
import type { KeyPair } from './key-pairs.ts';
import { keysText } from './keys-text.ts';
import { settingsText } from './settings-text.ts';

/** Where what is typed for a pair is kept; null is a pair to be made. */
export function keyDraft(id: string | null): string {
  return `key:${id ?? 'new'}`;
}

/** Makes a pair of keys, or changes the name and origins of one. */
export function KeyDialog({
  edited,
  onMade,
  onClose,
}: {
  readonly edited: KeyPair | null;
  readonly onMade: (created: CreatedKey) => void;
  readonly onClose: () => void;
}): ReactElement {
  const t = useText(keysText);
  const s = useText(settingsText);
  const queries = useQueryClient();
  const [{ name, originLines }, setTyped, forget] = useKept(keyDraft(edited?.id ?? null), {
    name: edited?.name ?? '',
    originLines: edited?.origins.join('\n') ?? '',
  });
  const close = (): void => {
    forget();
    onClose();
  };
  const save = useMutation({
    mutationFn: async () => {
      const origins = originLines.split(/\s+/).filter((origin) => origin !== '');
      if (edited === null) return call('POST /keys', { body: { kind: 'secret', name, origins } });
      await call('PUT /keys/:id', { params: { id: edited.id }, body: { name, origins } });
      return null;
    },
    onSuccess: (created) => {
      void queries.invalidateQueries({ queryKey: ['keys'] });
      forget();
      if (created === null) onClose();
      else onMade(created);
    },
  });
  return (
    <Modal
      opened
      onClose={close}
      title={edited === null ? t('make') : edited.name}
      closeButtonProps={{ 'aria-label': s('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack>
          <TextInput
            label={t('name')}
            description={t('nameHint')}
            required
            value={name}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setTyped((before) => ({ ...before, name: value }));
            }}
            data-autofocus
          />
          <Textarea
            label={t('origins')}
            description={t('originsHint')}
            autosize
            minRows={2}
            value={originLines}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setTyped((before) => ({ ...before, originLines: value }));
            }}
          />
          {save.isError && <ProblemNotice error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {s('cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {edited === null ? t('make') : s('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
