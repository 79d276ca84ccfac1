import { Button, Stack, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import type { NamedKind } from './named-kind.ts';
import { versionBeforeDeletion } from './version-act.ts';

const putBackText: Texts<'putBack' | 'gone'> = {
  putBack: { vi: 'Lấy lại', en: 'Put it back' },
  gone: { vi: 'Lịch sử không còn giữ bản nào để lấy lại.', en: 'The history has no version of it left to put back.' },
};

/** Puts back what was deleted, as it last was. */
export function PutBackButton({ kind, id }: { readonly kind: NamedKind; readonly id: string }): ReactElement {
  const t = useText(putBackText);
  const queries = useQueryClient();
  const putBack = useMutation({
    mutationFn: async () => {
      const { versions } = await call('GET /rules/history', { query: { kind, id } });
      const version = versionBeforeDeletion(versions, kind, id);
      if (version === undefined) return null;
      return call('POST /rules/history/:version/restore', { params: { version: String(version) }, body: { kind, id } });
    },
    onSuccess: (answer) => {
      if (answer === null) return;
      queries.setQueryData(['rules'], answer);
      void queries.invalidateQueries({ queryKey: ['history'] });
      void queries.invalidateQueries({ queryKey: ['audit'] });
    },
  });
  return (
    <Stack gap="xs" align="inherit">
      <Button
        size="compact-sm"
        variant="light"
        w="fit-content"
        leftSection={<IconArrowBackUp size={14} />}
        loading={putBack.isPending}
        onClick={() => putBack.mutate()}
      >
        {t('putBack')}
      </Button>
      {putBack.data === null && (
        <Text fz="sm" c="dimmed" role="status">
          {t('gone')}
        </Text>
      )}
      {putBack.isError && <ProblemNotice error={putBack.error} />}
    </Stack>
  );
}
