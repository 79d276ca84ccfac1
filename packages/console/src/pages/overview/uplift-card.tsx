import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { Uplift } from '@quen/collector/console-api';
import type { ReactElement } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { type UpliftVerdict, upliftVerdict } from './uplift-verdict.ts';

const upliftText: Texts<
  | 'title'
  | 'conversion'
  | 'revenuePerVisitor'
  | 'compared'
  | 'interval'
  | 'points'
  | 'people'
  | 'none'
  | UpliftVerdict
  | `badge_${UpliftVerdict}`
> = {
  title: { vi: 'Cá nhân hoá có ích không?', en: 'Does personalization help?' },
  conversion: { vi: 'Tỷ lệ mua hàng', en: 'Conversion' },
  revenuePerVisitor: { vi: 'Doanh thu mỗi khách', en: 'Revenue per visitor' },
  compared: { vi: '{treated}, so với {heldOut} ở nhóm đối chứng.', en: '{treated}, against {heldOut} in the holdout.' },
  interval: {
    vi: 'Chênh lệch {difference}; 95 % chắc chắn nằm giữa {low} và {high}.',
    en: 'A difference of {difference}; with 95 % certainty between {low} and {high}.',
  },
  points: { vi: '{value} điểm phần trăm', en: '{value} points' },
  people: { vi: '{treated} khách được cá nhân hoá, {heldOut} đối chứng', en: '{treated} personalized, {heldOut} held out' },
  none: {
    vi: 'Chưa có nhóm đối chứng. Để lại vài phần trăm khách không được cá nhân hoá thì mới biết nó đem lại gì.',
    en: 'There is no holdout yet. Leave a few percent of visitors out, and you will know what personalization brings.',
  },
  better: {
    vi: 'Khách được cá nhân hoá làm tốt hơn, không phải do may rủi.',
    en: 'Personalized visitors do better, and not by chance.',
  },
  worse: {
    vi: 'Khách được cá nhân hoá làm kém hơn. Nên xem lại các chiến dịch.',
    en: 'Personalized visitors do worse. Look at the campaigns.',
  },
  unclear: {
    vi: 'Chưa phân biệt được với may rủi. Cần thêm khách.',
    en: 'Not to be told from chance yet. More visitors are needed.',
  },
  too_few: { vi: 'Còn quá ít khách để nói điều gì.', en: 'Too few visitors to say anything.' },
  badge_better: { vi: 'Có ích', en: 'It helps' },
  badge_worse: { vi: 'Có hại', en: 'It hurts' },
  badge_unclear: { vi: 'Chưa rõ', en: 'Not clear' },
  badge_too_few: { vi: 'Quá sớm', en: 'Too early' },
};
const colors = { better: 'sen', worse: 'red', unclear: 'gray', too_few: 'gray' } as const;

/** Treated against held out, with how sure that is, in words. */
export function UpliftCard({ uplift }: { readonly uplift: readonly Uplift[] }): ReactElement {
  const t = useText(upliftText);
  return (
    <Paper withBorder p="md" radius="lg">
      <Stack gap="sm">
        <Title order={2}>{t('title')}</Title>
        {uplift.length === 0 && (
          <Text fz="sm" c="dimmed">
            {t('none')}
          </Text>
        )}
        {uplift.map((one) => (
          <OneUplift key={one.metric} uplift={one} />
        ))}
      </Stack>
    </Paper>
  );
}

function OneUplift({ uplift }: { readonly uplift: Uplift }): ReactElement {
  const t = useText(upliftText);
  const format = useFormat();
  const verdict = upliftVerdict(uplift);
  const say = (value: number): string =>
    uplift.metric === 'conversion' ? format.percent(value, 2) : format.money(Math.round(value));
  // A rate of 2 % that becomes 3 % has grown by a point, and by half.
  const sayDifference = (value: number): string =>
    uplift.metric === 'conversion' ? t('points', { value: format.number(Math.round(value * 10_000) / 100) }) : say(value);
  const signed = (value: number): string => `${value > 0 ? '+' : ''}${sayDifference(value)}`;
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <Text fw={600} fz="sm">
          {t(uplift.metric)}
        </Text>
        <Badge color={colors[verdict]} variant="light" tt="none">
          {t(`badge_${verdict}`)}
        </Badge>
      </Group>
      <Text fz="sm">{t(verdict)}</Text>
      {verdict !== 'too_few' && (
        <>
          <Text fz="sm">{t('compared', { treated: say(uplift.treated), heldOut: say(uplift.heldOut) })}</Text>
          <Text fz="sm">
            {t('interval', { difference: signed(uplift.difference), low: signed(uplift.low), high: signed(uplift.high) })}
          </Text>
        </>
      )}
      <Text fz="xs" c="dimmed">
        {t('people', { treated: format.number(uplift.treatedVisitors), heldOut: format.number(uplift.heldOutVisitors) })}
      </Text>
    </Stack>
  );
}
