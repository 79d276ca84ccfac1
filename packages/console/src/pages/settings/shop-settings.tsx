import { Alert, Button, Group, NativeSelect, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import type { ShopSettings } from '@quen/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { CallError, call } from '../../api/call.ts';
import { ConflictNotice } from '../../components/conflict-notice.tsx';
import { Editable, RoleNotice } from '../../components/editable.tsx';
import { FigureInput } from '../../components/figure-input.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useRules } from '../../components/rule-editing/use-rules.ts';
import { useDraft } from '../../components/use-draft.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { settingsText } from './settings-text.ts';

const shopText: Texts<
  | 'hint'
  | 'name'
  | 'currency'
  | 'timeZone'
  | 'timeZoneHint'
  | 'languages'
  | 'languagesHint'
  | 'holdout'
  | 'holdoutHint'
  | 'halfLife'
  | 'halfLifeHint'
  | 'consent'
  | 'granted'
  | 'denied'
  | 'restored'
  | 'discard'
> = {
  hint: { vi: 'Số liệu, lịch chạy và giới hạn đều theo những điều này.', en: 'Figures, schedules and caps all go by these.' },
  name: { vi: 'Tên cửa hàng', en: 'Name' },
  currency: { vi: 'Tiền tệ', en: 'Currency' },
  timeZone: { vi: 'Múi giờ', en: 'Time zone' },
  timeZoneHint: { vi: 'Lịch chạy và báo cáo theo giờ này.', en: 'Schedules and reports go by it.' },
  languages: { vi: 'Ngôn ngữ', en: 'Languages' },
  languagesHint: {
    vi: 'Cách nhau bằng dấu phẩy; ngôn ngữ đầu là mặc định.',
    en: 'Separated by commas; the first is the default.',
  },
  holdout: { vi: 'Nhóm đối chứng chung (%)', en: 'Global holdout (%)' },
  holdoutHint: {
    vi: 'Phần khách không bao giờ được cá nhân hoá, để biết Quen đem lại gì.',
    en: 'Share of visitors never personalized, so that you know what Quen brings.',
  },
  halfLife: { vi: 'Sở thích phai một nửa sau (ngày)', en: 'Interests halve after (days)' },
  halfLifeHint: { vi: 'Ngắn thì theo sát ý khách, dài thì nhớ lâu.', en: 'Short follows the mood, long remembers.' },
  consent: { vi: 'Khi khách chưa quyết định', en: 'Until a visitor decides' },
  granted: { vi: 'Coi như đồng ý', en: 'They count as consenting' },
  denied: { vi: 'Coi như từ chối', en: 'They count as refusing' },
  restored: { vi: 'Đã lấy lại phần bạn sửa dở.', en: 'Your unsaved work is back.' },
  discard: { vi: 'Bỏ phần sửa', en: 'Discard' },
};

/** The shop's own settings. */
export function ShopSettingsForm(): ReactElement {
  const rules = useRules();
  if (rules.isError) return <ProblemNotice error={rules.error} onRetry={() => void rules.refetch()} />;
  if (!rules.data) return <Skeleton h={420} radius="lg" />;
  return <ShopForm shop={rules.data.ruleSet.shop} version={rules.data.ruleSet.version} />;
}

function ShopForm({ shop, version }: { readonly shop: ShopSettings; readonly version: number }): ReactElement {
  const t = useText(shopText);
  const s = useText(settingsText);
  const queries = useQueryClient();
  const draft = useDraft<ShopSettings>('shop', 'shop', shop, version);
  const { value } = draft;
  const change = (part: Partial<ShopSettings>): void => draft.setValue((present) => ({ ...present, ...part }));
  const save = useMutation({
    mutationFn: async () => {
      try {
        return await call('PUT /rules/:kind/:id', { params: { kind: 'shop', id: 'shop' }, ifMatch: version, body: value });
      } catch (error) {
        if (error instanceof CallError && [409, 412].includes(error.problem.status))
          await queries.refetchQueries({ queryKey: ['rules'] });
        throw error;
      }
    },
    onSuccess: (answer) => {
      draft.saved(answer.ruleSet.shop, answer.ruleSet.version);
      queries.setQueryData(['rules'], answer);
    },
  });
  return (
    <Section title={s('shop')} hint={t('hint')}>
      <RoleNotice needs="PUT /rules/:kind/:id" />
      <Editable needs="PUT /rules/:kind/:id">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <Stack gap="md" maw={560}>
            {draft.isRestored && <Alert variant="light">{t('restored')}</Alert>}
            {draft.isOutdated && (
              <ConflictNotice mine={value} theirs={shop} onKeepMine={draft.keepMine} onTakeTheirs={draft.discard} />
            )}
            <TextInput
              label={t('name')}
              required
              value={value.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <Group grow align="flex-end" preventGrowOverflow={false}>
              <TextInput
                miw={120}
                label={t('currency')}
                required
                pattern="[A-Z]{3}"
                maxLength={3}
                value={value.currency}
                onChange={(event) => change({ currency: event.currentTarget.value.toUpperCase() })}
              />
              <TextInput
                miw={240}
                label={t('timeZone')}
                description={t('timeZoneHint')}
                required
                list="time-zones"
                value={value.timeZone}
                onChange={(event) => change({ timeZone: event.currentTarget.value })}
              />
            </Group>
            <datalist id="time-zones">
              {Intl.supportedValuesOf('timeZone').map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
            <TextInput
              label={t('languages')}
              description={t('languagesHint')}
              required
              value={value.languages.join(', ')}
              onChange={(event) => change({ languages: event.currentTarget.value.split(/\s*,\s*/) })}
            />
            <Group grow align="flex-end">
              <FigureInput
                label={t('holdout')}
                description={t('holdoutHint')}
                min={0}
                max={100}
                decimalScale={1}
                value={Math.round(value.globalHoldout * 1000) / 10}
                onChange={(percent) => change({ globalHoldout: Math.min(1, Math.max(0, percent / 100)) })}
              />
              <FigureInput
                label={t('halfLife')}
                description={t('halfLifeHint')}
                min={1}
                max={3650}
                value={value.affinityHalfLifeDays}
                onChange={(affinityHalfLifeDays) => change({ affinityHalfLifeDays })}
              />
            </Group>
            <NativeSelect
              label={t('consent')}
              value={value.consentDefault}
              onChange={(event) => change({ consentDefault: event.currentTarget.value === 'granted' ? 'granted' : 'denied' })}
              data={[
                { value: 'denied', label: t('denied') },
                { value: 'granted', label: t('granted') },
              ]}
            />
            {save.isError && !draft.isOutdated && <ProblemNotice error={save.error} />}
            <Group>
              <Button type="submit" disabled={!draft.isDirty || draft.isOutdated} loading={save.isPending}>
                {s('save')}
              </Button>
              {draft.isDirty && (
                <Button variant="default" onClick={draft.discard}>
                  {t('discard')}
                </Button>
              )}
              <Text fz="sm" c="dimmed" role="status">
                {save.isSuccess && !draft.isDirty ? s('saved') : ''}
              </Text>
            </Group>
          </Stack>
        </form>
      </Editable>
    </Section>
  );
}
