import { Button, Group } from '@mantine/core';
import type { CustomerStory } from '@quen/collector/console-api';
import { IconDownload, IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { saveFile } from '../../api/save-file.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { readKept } from '../../components/use-kept.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/member.tsx';
import { CorrectTraits, traitsDraft } from './correct-traits.tsx';
import { customerText } from './customer-text.ts';

const eraseText: Texts<'what' | 'go' | 'word'> = {
  what: {
    vi: 'Hồ sơ, sự kiện và định danh của người này bị xoá hẳn, không lấy lại được. Số liệu tổng vẫn giữ.',
    en: 'This person’s profile, events and ids are erased for good and cannot be brought back. Totals stay.',
  },
  go: { vi: 'Xoá vĩnh viễn', en: 'Erase for good' },
  word: { vi: 'XOÁ', en: 'ERASE' },
};

/** What a person may ask the shop for: their data, a correction, to be forgotten. */
export function CustomerActions({ story }: { readonly story: CustomerStory }): ReactElement | null {
  const t = useText(customerText);
  const e = useText(eraseText);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'correct' | 'erase' | null>(() =>
    readKept(traitsDraft(story.profile.id)) === undefined ? null : 'correct',
  );
  const id = story.profile.id;
  const may = useMay('DELETE /customers/:id');
  const exporting = useMutation({
    mutationFn: async () =>
      saveFile(
        `customer-${id}.json`,
        JSON.stringify(await call('GET /customers/:id/export', { params: { id } }), null, 2),
        'application/json',
      ),
  });
  const erase = useMutation({
    mutationFn: () => call('DELETE /customers/:id', { params: { id } }),
    onSuccess: async () => {
      queries.removeQueries({ queryKey: ['customer', id] });
      await queries.invalidateQueries({ queryKey: ['customers'] });
      await navigate({ to: '/customers' });
    },
  });
  if (!may) return null;
  return (
    <Group gap="xs">
      <Button
        variant="default"
        size="sm"
        leftSection={<IconDownload size={16} />}
        loading={exporting.isPending}
        onClick={() => exporting.mutate()}
      >
        {t('export')}
      </Button>
      <Button variant="default" size="sm" leftSection={<IconPencil size={16} />} onClick={() => setDialog('correct')}>
        {t('correct')}
      </Button>
      <Button variant="light" color="red" size="sm" leftSection={<IconTrash size={16} />} onClick={() => setDialog('erase')}>
        {t('erase')}
      </Button>
      {dialog === 'correct' && <CorrectTraits story={story} onClose={() => setDialog(null)} />}
      {dialog === 'erase' && (
        <ConfirmDialog
          title={`${t('erase')}: ${story.summary.label}`}
          confirm={e('go')}
          word={e('word')}
          isDangerous
          isBusy={erase.isPending}
          error={erase.error}
          onConfirm={() => erase.mutate()}
          onClose={() => setDialog(null)}
        >
          {e('what')}
        </ConfirmDialog>
      )}
    </Group>
  );
}
