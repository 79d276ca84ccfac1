import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import type { CreatedKey } from '@quen/collector/console-api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { KeyPair } from './key-pairs.ts';
import { keysText } from './keys-text.ts';
import { settingsText } from './settings-text.ts';

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
  const [name, setName] = useState(edited?.name ?? '');
  const [originLines, setOriginLines] = useState(edited?.origins.join('\n') ?? '');
  const save = useMutation({
    mutationFn: async () => {
      const origins = originLines.split(/\s+/).filter((origin) => origin !== '');
      if (edited === null) return call('POST /keys', { body: { kind: 'secret', name, origins } });
      await call('PUT /keys/:id', { params: { id: edited.id }, body: { name, origins } });
      return null;
    },
    onSuccess: (created) => {
      void queries.invalidateQueries({ queryKey: ['keys'] });
      if (created === null) onClose();
      else onMade(created);
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
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
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <Textarea
            label={t('origins')}
            description={t('originsHint')}
            autosize
            minRows={2}
            value={originLines}
            onChange={(event) => setOriginLines(event.currentTarget.value)}
          />
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
    </Modal>
  );
}
