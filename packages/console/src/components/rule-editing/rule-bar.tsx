import { Alert, Badge, Button, Group, Menu, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDeviceFloppy, IconDots, IconHistory, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { CallError, call } from '../../api/call.ts';
import { useFormat } from '../../format/use-format.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/member.tsx';
import { ConflictNotice } from '../conflict-notice.tsx';
import { RoleNotice } from '../editable.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { HistoryDrawer } from './history-drawer.tsx';
import { InUseNotice } from './in-use-notice.tsx';
import { rulesConcerned } from './rules-concerned.ts';
import type { RuleForm } from './use-rule-form.ts';
import { useRules } from './use-rules.ts';

const barText: Texts<
  'save' | 'saved' | 'unsaved' | 'discard' | 'more' | 'history' | 'remove' | 'removeWhat' | 'cancel' | 'restored' | 'changedBy'
> = {
  save: { vi: 'Lưu', en: 'Save' },
  saved: { vi: 'Đã lưu', en: 'Saved' },
  unsaved: { vi: 'Chưa lưu', en: 'Not saved' },
  discard: { vi: 'Bỏ thay đổi', en: 'Discard changes' },
  more: { vi: 'Việc khác', en: 'More' },
  history: { vi: 'Lịch sử', en: 'History' },
  remove: { vi: 'Xoá', en: 'Delete' },
  removeWhat: { vi: 'Xoá hẳn? Có thể lấy lại từ lịch sử.', en: 'Delete it? It can be put back from the history.' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  restored: { vi: 'Đã lấy lại phần bạn đang sửa dở lần trước.', en: 'Your unsaved work from last time is back.' },
  changedBy: { vi: '{who} đã lưu lúc {when}.', en: '{who} saved it at {when}.' },
};

/** The actions of an editor's heading: save, discard, history, delete. */
export function RuleActions<T extends { readonly id: string }>({
  form,
  canSave,
  children,
}: {
  readonly form: RuleForm<T>;
  readonly canSave: boolean;
  readonly children?: ReactNode;
}): ReactElement {
  const t = useText(barText);
  const [isHistoryOpen, history] = useDisclosure(false);
  const [isRemoving, removal] = useDisclosure(false);
  const may = useMay('PUT /rules/:kind/:id');
  const { draft } = form;
  return (
    <Group gap="xs">
      {may && (
        <Badge variant="light" tt="none" color={draft.isDirty || form.isNew ? 'orange' : 'gray'} aria-live="polite">
          {draft.isDirty || form.isNew ? t('unsaved') : t('saved')}
        </Badge>
      )}
      {draft.isDirty && (
        <Button variant="subtle" color="gray" size="sm" onClick={draft.discard}>
          {t('discard')}
        </Button>
      )}
      {children}
      {may && (
        <Button
          size="sm"
          leftSection={<IconDeviceFloppy size={16} />}
          loading={form.isSaving}
          disabled={!canSave || draft.isOutdated || !(draft.isDirty || form.isNew)}
          onClick={() => form.save()}
        >
          {t('save')}
        </Button>
      )}
      {!form.isNew && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button variant="default" size="sm" px={8} aria-label={t('more')}>
              <IconDots size={16} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconHistory size={16} />} onClick={history.open}>
              {t('history')}
            </Menu.Item>
            {may && (
              <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={removal.open}>
                {t('remove')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {isHistoryOpen && <HistoryDrawer kind={form.kind} id={draft.value.id} onClose={history.close} />}
      <Modal opened={isRemoving} onClose={removal.close} title={t('remove')} centered>
        <Stack>
          <Text>{t('removeWhat')}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={removal.close}>
              {t('cancel')}
            </Button>
            <Button
              color="red"
              onClick={() => {
                removal.close();
                form.remove();
              }}
            >
              {t('remove')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Group>
  );
}

/** What an editor must tell before its fields: a conflict, a problem, work taken up again. */
export function RuleNotices<T extends { readonly id: string }>({
  form,
  saved,
}: {
  readonly form: RuleForm<T>;
  readonly saved: T;
}): ReactElement {
  const t = useText(barText);
  const format = useFormat();
  const { draft } = form;
  const history = useQuery({
    queryKey: ['history', form.kind, draft.value.id],
    queryFn: () => call('GET /rules/history', { query: { kind: form.kind, id: draft.value.id } }),
    enabled: draft.isOutdated,
  });
  const last = history.data?.versions[0];
  const rules = useRules().data?.ruleSet;
  const issues = form.error instanceof CallError ? form.error.problem.issues : undefined;
  const users = issues && rules ? rulesConcerned(issues, rules) : [];
  return (
    <>
      <RoleNotice needs="PUT /rules/:kind/:id" />
      {draft.isOutdated && (
        <Stack gap={4}>
          {last && (
            <Text fz="sm" fw={600}>
              {t('changedBy', { who: last.author, when: format.dateTime(last.atMs) })}
            </Text>
          )}
          <ConflictNotice mine={draft.value} theirs={saved} onKeepMine={draft.keepMine} onTakeTheirs={draft.discard} />
        </Stack>
      )}
      {users.length > 0 && <InUseNotice by={users} />}
      {users.length === 0 && form.error !== null && form.error !== undefined && <ProblemNotice error={form.error} />}
      {draft.isRestored && !draft.isOutdated && (
        <Alert color="blue" variant="light" role="status">
          {t('restored')}
        </Alert>
      )}
    </>
  );
}
