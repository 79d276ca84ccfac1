import { Alert, Group, Loader, SegmentedControl, Select, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { CampaignPreviewRequest } from '@quen/collector/console-api';
import type { Campaign, RuleSet } from '@quen/protocol';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { CustomerPicker } from '../../components/rule-editing/customer-picker.tsx';
import { fromLocalTime } from '../../components/rule-editing/local-time.ts';
import { ProductPicker } from '../../components/rule-editing/product-picker.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { TraceView } from '../../components/trace-view.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { useShop } from '../../shell/shop.tsx';
import { RenderedView } from './rendered-view.tsx';

type Persona = NonNullable<CampaignPreviewRequest['persona']>;
type Key =
  | 'title'
  | 'hint'
  | 'who'
  | 'person'
  | 'customer'
  | 'at'
  | 'now'
  | 'where'
  | 'product'
  | 'variant'
  | 'byChance'
  | 'language'
  | 'why'
  | 'fallback'
  | 'needPlacement'
  | 'unfinished'
  | 'forced'
  | Persona;

const previewText: Texts<Key> = {
  title: { vi: 'Xem trước', en: 'Preview' },
  hint: { vi: 'Đúng như khách sẽ thấy, kể cả phần chưa lưu.', en: 'Just as visitors will see it, unsaved changes included.' },
  who: { vi: 'Ai đang xem', en: 'Who looks' },
  person: { vi: 'Một khách hàng cụ thể', en: 'A certain customer' },
  customer: { vi: 'Khách hàng', en: 'Customer' },
  at: { vi: 'Lúc', en: 'At' },
  now: { vi: 'Bây giờ', en: 'Now' },
  where: { vi: 'Vị trí', en: 'Placement' },
  product: { vi: 'Đang xem sản phẩm', en: 'Looking at product' },
  variant: { vi: 'Biến thể', en: 'Variant' },
  byChance: { vi: 'Như thật', en: 'As it falls' },
  language: { vi: 'Ngôn ngữ', en: 'Language' },
  why: { vi: 'Vì sao', en: 'Why' },
  fallback: { vi: 'Không hiện gì: trang giữ nội dung sẵn có.', en: 'Nothing is shown: the page keeps its own content.' },
  forced: {
    vi: 'Bạn đang xem biến thể “{name}” dù người này có thể không thấy nó. Dưới đây là điều sẽ xảy ra thật.',
    en: 'You are looking at variant “{name}”, whether this person would get it or not. Below is what would really happen.',
  },
  unfinished: { vi: 'Điền nội dung còn thiếu để xem trước.', en: 'Fill in what is missing to see the preview.' },
  needPlacement: { vi: 'Chọn một vị trí để xem trước.', en: 'Choose a placement to see the preview.' },
  newcomer: { vi: 'Khách mới', en: 'A newcomer' },
  returning: { vi: 'Khách quay lại', en: 'A returning visitor' },
  regular: { vi: 'Khách quen', en: 'A regular' },
  bargain_hunter: { vi: 'Người săn giá', en: 'A bargain hunter' },
  at_risk: { vi: 'Khách sắp rời đi', en: 'A customer at risk' },
};
const personas: readonly Persona[] = ['newcomer', 'returning', 'regular', 'bargain_hunter', 'at_risk'];

/** The draft as a person would see it at a moment in a placement, and why. */
export function CampaignPreview({
  campaign,
  ruleSet,
  isValid,
}: {
  readonly campaign: Campaign;
  readonly ruleSet: RuleSet;
  readonly isValid: boolean;
}): ReactElement {
  const t = useText(previewText);
  const { language } = useLanguage();
  const { timeZone, languages } = useShop();
  const [who, setWho] = useState<Persona | 'person'>('newcomer');
  const [profileId, setProfileId] = useState<string | null>(null);
  const [at, setAt] = useState('');
  const [placement, setPlacement] = useState<string | null>(null);
  const [itemIds, setItemIds] = useState<string[]>([]);
  const [variant, setVariant] = useState('');
  const [locale, setLocale] = useState<string>(language);
  const chosen = placement !== null && campaign.placements.includes(placement) ? placement : campaign.placements[0];
  const atMs = Date.parse(fromLocalTime(at, timeZone) ?? '');
  const request: CampaignPreviewRequest = {
    campaign,
    placement: chosen ?? '',
    locale,
    ...(who === 'person' ? (profileId === null ? {} : { profileId }) : { persona: who }),
    ...(Number.isNaN(atMs) ? {} : { atMs }),
    ...(itemIds[0] === undefined ? {} : { itemId: itemIds[0] }),
    ...(variant === '' ? {} : { forceVariant: variant }),
  };
  const [settled] = useDebouncedValue(JSON.stringify(request), 350);
  const preview = useQuery({
    queryKey: ['campaign-preview', settled],
    queryFn: ({ signal }) => call('POST /campaigns/preview', { body: JSON.parse(settled) as CampaignPreviewRequest, signal }),
    enabled: chosen !== undefined && isValid,
    placeholderData: keepPreviousData,
  });
  const variants = campaign.variants.map(({ id, name }, index) => ({
    value: id,
    label: name ?? String.fromCharCode(65 + index),
  }));
  const forced = variants.find(({ value }) => value === variant)?.label;
  const names = new Intl.DisplayNames([language], { type: 'language' });
  return (
    <Section title={t('title')} hint={t('hint')} actions={preview.isFetching ? <Loader size={18} /> : undefined}>
      <Stack gap="sm">
        <Group grow align="flex-start" preventGrowOverflow={false}>
          <Select
            miw={150}
            label={t('who')}
            allowDeselect={false}
            value={who}
            data={[...personas.map((value) => ({ value, label: t(value) })), { value: 'person', label: t('person') }]}
            onChange={(next) => next !== null && setWho(next as Persona | 'person')}
          />
          {campaign.variants.length > 1 && (
            <Select
              miw={120}
              label={t('variant')}
              allowDeselect={false}
              value={variant}
              data={[{ value: '', label: t('byChance') }, ...variants]}
              onChange={(next) => setVariant(next ?? '')}
            />
          )}
          {campaign.placements.length > 1 && (
            <Select
              miw={130}
              label={t('where')}
              allowDeselect={false}
              value={chosen ?? null}
              data={campaign.placements.map((id) => ({
                value: id,
                label: ruleSet.placements.find((each) => each.id === id)?.name ?? id,
              }))}
              onChange={setPlacement}
            />
          )}
        </Group>
        {who === 'person' && <CustomerPicker label={t('customer')} value={profileId} onChange={setProfileId} />}
        <Group grow align="flex-start" preventGrowOverflow={false}>
          <TextInput
            miw={150}
            type="datetime-local"
            label={t('at')}
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
          <ProductPicker label={t('product')} max={1} value={itemIds} onChange={setItemIds} />
        </Group>
        {languages.length > 1 && (
          <SegmentedControl
            size="xs"
            w="fit-content"
            aria-label={t('language')}
            value={locale}
            onChange={setLocale}
            data={languages.map((value) => ({ value, label: names.of(value) ?? value }))}
          />
        )}
        {(chosen === undefined || !isValid) && (
          <Alert variant="light">{t(chosen === undefined ? 'needPlacement' : 'unfinished')}</Alert>
        )}
        {preview.isError && (
          <ProblemNotice
            error={preview.error}
            onRetry={() => void preview.refetch()}
            words={{ invalid_rule_set: t('unfinished') }}
          />
        )}
        {preview.isPending && chosen !== undefined && isValid && <Skeleton h={120} />}
        {preview.data && chosen !== undefined && (
          <>
            <div
              style={{ border: '1px dashed var(--mantine-color-default-border)', borderRadius: 8, padding: 12, minWidth: 0 }}
              aria-live="polite"
            >
              {preview.data.decision.content ? (
                <RenderedView content={preview.data.decision.content} locale={locale} />
              ) : (
                <Text c="dimmed" fz="sm">
                  {t('fallback')}
                </Text>
              )}
            </div>
            <div>
              <Text fw={600} fz="sm">
                {t('why')}
              </Text>
              {forced !== undefined && (
                <Text fz="sm" c="dimmed">
                  {t('forced', { name: forced })}
                </Text>
              )}
            </div>
            <TraceView trace={preview.data.trace} ruleSet={ruleSet} own={request.campaign.id} />
          </>
        )}
      </Stack>
    </Section>
  );
}
