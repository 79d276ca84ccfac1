import { ActionIcon, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import type { CustomerStory } from '@quen/collector/console-api';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useKept } from '../../components/use-kept.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';

const correctText: Texts<'title' | 'hint' | 'name' | 'value' | 'add' | 'remove' | 'save' | 'cancel' | 'close'> = {
  title: { vi: 'Sửa thông tin', en: 'Correct facts' },
  hint: {
    vi: 'Thay đổi được ghi vào nhật ký cùng tên bạn. Bỏ trống để xoá một thông tin.',
    en: 'The change goes into the audit log with your name. Leave a value empty to remove it.',
  },
  name: { vi: 'Tên thông tin', en: 'Fact' },
  value: { vi: 'Nội dung', en: 'Value' },
  add: { vi: 'Thêm thông tin', en: 'Add a fact' },
  remove: { vi: 'Bỏ', en: 'Remove' },
  save: { vi: 'Lưu', en: 'Save' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  close: { vi: 'Đóng', en: 'Close' },
};

/** Where corrections of a customer that are being written are kept. */
export function traitsDraft(id: string): string {
  return `traits:${id}`;
}

/** Corrects what a customer is said to have told; other kinds of values than plain ones are left alone. */
export function CorrectTraits({ story, onClose }: { readonly story: CustomerStory; readonly onClose: () => void }): ReactElement {
  const t = useText(correctText);
  const queries = useQueryClient();
  const before = Object.entries(story.profile.traits).filter(([, value]) => typeof value !== 'object');
  const id = story.profile.id;
  const [rows, setRows, forget] = useKept(traitsDraft(id), () => [
    ...before.map(([name, value], key) => ({ key, name, value: String(value), isNew: false })),
  ]);
  const close = (): void => {
    forget();
    onClose();
  };
  const save = useMutation({
    mutationFn: () => {
      const old = new Map(before.map(([name, value]) => [name, String(value)]));
      const traits: Record<string, string | null> = {};
      for (const { name, value } of rows) {
        const known = name.trim();
        if (known !== '' && old.get(known) !== value) traits[known] = value.trim() === '' ? null : value.trim();
      }
      for (const name of old.keys()) if (!rows.some((row) => row.name.trim() === name)) traits[name] = null;
      return call('PUT /customers/:id/traits', { params: { id }, body: { traits } });
    },
    onSuccess: (answer) => {
      queries.setQueryData(['customer', id], answer);
      void queries.invalidateQueries({ queryKey: ['customers'] });
      close();
    },
  });
  const change = (key: number, part: { readonly name?: string; readonly value?: string }): void =>
    setRows((present) => present.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <Modal opened onClose={close} title={t('title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack gap="sm">
          <Text fz="sm" c="dimmed">
            {t('hint')}
          </Text>
          {rows.map((row) => (
            <Group key={row.key} gap="xs" wrap="nowrap" align="flex-end">
              <TextInput
                aria-label={t('name')}
                value={row.name}
                readOnly={!row.isNew}
                variant={row.isNew ? 'default' : 'unstyled'}
                w="40%"
                onChange={(event) => change(row.key, { name: event.currentTarget.value })}
              />
              <TextInput
                aria-label={`${t('value')}: ${row.name}`}
                value={row.value}
                flex={1}
                onChange={(event) => change(row.key, { value: event.currentTarget.value })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={`${t('remove')} ${row.name}`}
                onClick={() => setRows((present) => present.filter((one) => one.key !== row.key))}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
          ))}
          <Button
            variant="subtle"
            size="xs"
            w="fit-content"
            leftSection={<IconPlus size={14} />}
            onClick={() =>
              setRows((present) => [
                ...present,
                { key: Math.max(-1, ...present.map((row) => row.key)) + 1, name: '', value: '', isNew: true },
              ])
            }
          >
            {t('add')}
          </Button>
          {save.isError && <ProblemNotice error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
