import { Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { FigureInput } from '../../components/figure-input.tsx';
import { useFormat } from '../../format/use-format.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';

type Key = 'label' | 'some' | 'small' | 'large' | 'none' | 'all';

const holdoutText: Texts<Key> = {
  label: { vi: 'Nhóm đối chứng (%)', en: 'Holdout (%)' },
  some: {
    vi: 'Cứ 100 người đủ điều kiện thì {held} người không thấy chiến dịch này; ai thuộc nhóm nào thì giữ nguyên. So hai nhóm, bạn biết chiến dịch thật sự mang lại bao nhiêu, kể cả phần khách lẽ ra vẫn mua.',
    en: 'Of every 100 people who qualify, {held} do not see this campaign, always the same ones. Comparing both groups tells what the campaign truly brings, beyond what people would have bought anyway.',
  },
  small: {
    vi: 'Nhóm nhỏ như vậy cần rất nhiều khách mới kết luận được; thường nên để 5 đến 10 %.',
    en: 'So small a group takes a great many visitors to tell anything; 5 to 10 % is usual.',
  },
  large: {
    vi: 'Nhóm lớn kết luận nhanh hơn, nhưng nhiều khách không được thấy chiến dịch.',
    en: 'A large group tells sooner, but many people go without the campaign.',
  },
  none: {
    vi: 'Mọi người đủ điều kiện đều thấy. Khi đó chỉ so được các biến thể với nhau, không biết chiến dịch có đáng làm không.',
    en: 'Everyone who qualifies sees it. Variants can then be compared with each other, but not whether the campaign is worth running at all.',
  },
  all: { vi: 'Không ai thấy chiến dịch này.', en: 'Nobody sees this campaign.' },
};

/** How many people are kept from a campaign to measure it, with what the number means in words. */
export function HoldoutField({
  value,
  onChange,
}: {
  /** A share from 0 to 1. */
  readonly value: number;
  readonly onChange: (value: number) => void;
}): ReactElement {
  const t = useText(holdoutText);
  const format = useFormat();
  const percent = Math.round(value * 1000) / 10;
  const means = percent <= 0 ? t('none') : percent >= 100 ? t('all') : t('some', { held: format.number(percent) });
  const advice = percent > 0 && percent < 2 ? t('small') : percent > 30 && percent < 100 ? t('large') : null;
  return (
    <Group align="flex-start" gap="md">
      <FigureInput
        w={150}
        label={t('label')}
        aria-describedby="holdout-means"
        min={0}
        max={100}
        decimalScale={1}
        value={percent}
        onChange={(next) => onChange(next / 100)}
      />
      <Text id="holdout-means" fz="sm" c="dimmed" flex="1 1 260px" mt={{ base: 0, sm: 24 }} aria-live="polite">
        {means} {advice}
      </Text>
    </Group>
  );
}
