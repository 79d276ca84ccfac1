import { Alert, Button, Checkbox, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { RetentionSettings } from '@quen/collector/console-api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { ConflictNotice } from '../../components/conflict-notice.tsx';
import { Editable, RoleNotice } from '../../components/editable.tsx';
import { FigureInput } from '../../components/figure-input.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useDraft } from '../../components/use-draft.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { settingsText } from './settings-text.ts';

const kinds = ['browsing', 'orders', 'declared', 'rejected', 'setAside', 'decisions'] as const;
const retentionText: Texts<(typeof kinds)[number] | 'hint' | 'days' | 'forever' | 'restored' | 'discard'> = {
  hint: {
    vi: 'Cái gì quá hạn thì bị xoá hẳn. Số liệu tổng vẫn giữ.',
    en: 'What is older is removed for good. Totals stay.',
  },
  browsing: {
    vi: 'Việc khách làm: xem, tìm, giỏ hàng, thấy và bấm nội dung',
    en: 'What visitors do: views, searches, carts, exposures, clicks',
  },
  orders: { vi: 'Đơn hàng và ưu đãi đã dùng', en: 'Orders and offers used' },
  declared: { vi: 'Điều khách cho biết: thông tin, câu trả lời, sự đồng ý', en: 'What people said: facts, answers, consents' },
  rejected: { vi: 'Sự kiện bị từ chối', en: 'Rejected events' },
  setAside: { vi: 'Sự kiện trùng mã nhưng khác nội dung', en: 'Events with a known id and other content' },
  decisions: { vi: 'Quyết định và lý do', en: 'Decisions and their reasons' },
  days: { vi: 'ngày', en: 'days' },
  restored: { vi: 'Đã lấy lại phần bạn sửa dở.', en: 'Your unsaved work is back.' },
  discard: { vi: 'Bỏ phần sửa', en: 'Discard' },
  forever: { vi: 'Giữ mãi', en: 'Keep for ever' },
};

/** How long what is kept. */
export function Retention(): ReactElement {
  const t = useText(retentionText);
  const s = useText(settingsText);
  const kept = useQuery({ queryKey: ['retention'], queryFn: () => call('GET /retention', {}) });
  return (
    <Section title={s('retention')} hint={t('hint')}>
      <RoleNotice needs="PUT /retention" />
      {kept.isError && <ProblemNotice error={kept.error} onRetry={() => void kept.refetch()} />}
      {kept.isPending && <Skeleton h={200} />}
      {kept.data && <RetentionForm kept={kept.data} />}
    </Section>
  );
}

function RetentionForm({ kept }: { readonly kept: RetentionSettings }): ReactElement {
  const t = useText(retentionText);
  const s = useText(settingsText);
  const queries = useQueryClient();
  const draft = useDraft<RetentionSettings>('retention', 'retention', kept, 0);
  const { value, setValue, isDirty } = draft;
  const save = useMutation({
    mutationFn: () => call('PUT /retention', { body: value }),
    onSuccess: (answer) => {
      draft.saved(answer, 0);
      queries.setQueryData(['retention'], answer);
    },
  });
  return (
    <Editable needs="PUT /retention">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack maw={560}>
          {draft.isRestored && <Alert variant="light">{t('restored')}</Alert>}
          {draft.isOutdated && (
            <ConflictNotice mine={value} theirs={kept} onKeepMine={draft.keepMine} onTakeTheirs={draft.discard} />
          )}
          {kinds.map((kind) => (
            <Group key={kind} align="flex-end">
              <FigureInput
                label={`${t(kind)} (${t('days')})`}
                min={1}
                max={36_500}
                allowDecimal={false}
                flex={1}
                disabled={value[kind] === null}
                value={value[kind] ?? ''}
                onChange={(days) => setValue({ ...value, [kind]: days })}
              />
              <Checkbox
                label={t('forever')}
                pb={8}
                checked={value[kind] === null}
                onChange={(event) => setValue({ ...value, [kind]: event.currentTarget.checked ? null : 365 })}
                aria-label={`${t('forever')}: ${t(kind)}`}
              />
            </Group>
          ))}
          {save.isError && <ProblemNotice error={save.error} />}
          <Group>
            <Button type="submit" disabled={!isDirty || draft.isOutdated} loading={save.isPending}>
              {s('save')}
            </Button>
            {isDirty && (
              <Button variant="default" onClick={draft.discard}>
                {t('discard')}
              </Button>
            )}
            <Text fz="sm" c="dimmed" role="status">
              {save.isSuccess && !isDirty ? s('saved') : ''}
            </Text>
          </Group>
        </Stack>
      </form>
    </Editable>
  );
}
