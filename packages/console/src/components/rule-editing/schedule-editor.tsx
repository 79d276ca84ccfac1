import { ActionIcon, Button, Checkbox, Group, Input, Stack, Text, TextInput } from '@mantine/core';
import { type Schedule, type Weekday, weekdays } from '@quen/protocol';
import { IconX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useLanguage } from '../../i18n/language.tsx';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { useShop } from '../../shell/shop.tsx';
import { weekdayLabels } from '../condition-builder/weekday-labels.ts';
import { LocalTimeInput } from './local-time-input.tsx';

const scheduleText: Texts<'starts' | 'ends' | 'zone' | 'days' | 'hours' | 'to' | 'addHours' | 'remove'> = {
  starts: { vi: 'Bắt đầu', en: 'Starts' },
  ends: { vi: 'Kết thúc', en: 'Ends' },
  zone: { vi: 'Giờ của cửa hàng ({zone}). Để trống là không giới hạn.', en: 'The shop’s time ({zone}). Empty means no limit.' },
  days: { vi: 'Chỉ vào các ngày', en: 'Only on these days' },
  hours: { vi: 'Chỉ trong khung giờ', en: 'Only in these hours' },
  to: { vi: 'đến', en: 'to' },
  addHours: { vi: 'Thêm khung giờ', en: 'Add hours' },
  remove: { vi: 'Bỏ', en: 'Remove' },
};

/** When something runs; all empty is always. */
export function ScheduleEditor({
  value = {},
  onChange,
}: {
  readonly value: Schedule | undefined;
  readonly onChange: (value: Schedule | undefined) => void;
}): ReactElement {
  const t = useText(scheduleText);
  const { language } = useLanguage();
  const { timeZone } = useShop();
  const set = (changes: { readonly [K in keyof Schedule]?: Schedule[K] | undefined }): void => {
    const next = Object.fromEntries(
      Object.entries({ ...value, ...changes }).filter(
        ([, each]) => each !== undefined && (!Array.isArray(each) || each.length > 0),
      ),
    );
    onChange(Object.keys(next).length === 0 ? undefined : (next as Schedule));
  };
  const hours = value.hours ?? [];
  return (
    <Stack gap="sm">
      <Group grow align="flex-start" preventGrowOverflow={false}>
        {(['startsAt', 'endsAt'] as const).map((key) => (
          <LocalTimeInput
            key={key}
            label={t(key === 'startsAt' ? 'starts' : 'ends')}
            value={value[key]}
            timeZone={timeZone}
            onChange={(time) => set({ [key]: time })}
          />
        ))}
      </Group>
      <Text fz="xs" c="dimmed">
        {t('zone', { zone: timeZone })}
      </Text>
      <Checkbox.Group
        label={t('days')}
        value={[...(value.days ?? [])]}
        onChange={(next) => set({ days: weekdays.filter((day) => next.includes(day)) as Weekday[] })}
      >
        <Group gap="sm" mt={6}>
          {weekdays.map((day) => (
            <Checkbox key={day} value={day} label={weekdayLabels[day][language]} />
          ))}
        </Group>
      </Checkbox.Group>
      <Input.Wrapper label={t('hours')}>
        <Stack gap={6} mt={4}>
          {hours.map((range, index) => (
            <Group key={`${index} of ${hours.length}`} gap="xs">
              {(['from', 'to'] as const).map((side) => (
                <TextInput
                  key={side}
                  type="time"
                  aria-label={`${t('hours')} ${side === 'to' ? t('to') : ''}`}
                  value={range[side]}
                  onChange={(event) =>
                    set({
                      hours: hours.map((each, at) => (at === index ? { ...each, [side]: event.currentTarget.value } : each)),
                    })
                  }
                />
              ))}
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('remove')}
                onClick={() => set({ hours: hours.filter((_, at) => at !== index) })}
              >
                <IconX size={16} />
              </ActionIcon>
            </Group>
          ))}
          <Button
            size="compact-sm"
            variant="light"
            w="fit-content"
            onClick={() => set({ hours: [...hours, { from: '18:00', to: '22:00' }] })}
          >
            {t('addHours')}
          </Button>
        </Stack>
      </Input.Wrapper>
    </Stack>
  );
}
