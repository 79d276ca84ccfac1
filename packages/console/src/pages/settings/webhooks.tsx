import { Alert, Badge, Code, Stack, Text, Title } from '@mantine/core';
import { IconWebhook } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { Section } from '../../components/rule-editing/section.tsx';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { settingsText } from './settings-text.ts';

const webhooksText: Texts<
  'hint' | 'notYet' | 'notYetWhat' | 'instead' | 'events' | 'eventsWhat' | 'profile' | 'profileWhat' | 'server' | 'serverWhat'
> = {
  hint: {
    vi: 'Nơi báo cho hệ thống khác mỗi khi có chuyện: khách vào một phân khúc, đặt hàng, xin liên hệ.',
    en: 'Where other systems are told when something happens: somebody enters a segment, orders, asks for contact.',
  },
  notYet: { vi: 'Phiên bản này chưa gửi webhook', en: 'This version sends no webhooks yet' },
  notYetWhat: {
    vi: 'Không có gì để bật ở đây. Trong lúc đó, hệ thống khác có thể tự hỏi bằng khoá bí mật:',
    en: 'There is nothing to turn on here. Meanwhile other systems can ask by themselves, with a secret key:',
  },
  instead: { vi: 'Ba cách dùng được ngay', en: 'Three ways that work now' },
  events: { vi: 'Lấy sự kiện ra tệp', en: 'Take the events as a file' },
  eventsWhat: {
    vi: 'Cả việc vào và rời phân khúc; đặt lịch chạy trên máy chủ.',
    en: 'With entering and leaving segments; to be scheduled on the server.',
  },
  profile: { vi: 'Hỏi hồ sơ một khách', en: 'Ask for one customer' },
  profileWhat: { vi: 'Giai đoạn, phân khúc, sở thích, ngay lúc hỏi.', en: 'Stage, segments and interests, as of now.' },
  server: { vi: 'Hỏi nên hiện gì, cho thư và tổng đài', en: 'Ask what to show, for mails and call centres' },
  serverWhat: { vi: 'Cùng một câu trả lời như trên trang.', en: 'The same answer as on the page.' },
};

const ways = [
  ['events', 'eventsWhat', 'npx quen export events.jsonl.gz'],
  ['profile', 'profileWhat', 'GET /v1/profiles/u:{userId}'],
  ['server', 'serverWhat', 'POST /v1/decide'],
] as const;

/** The place of webhooks, which says honestly that there are none, and what serves meanwhile. */
export function Webhooks(): ReactElement {
  const t = useText(webhooksText);
  const s = useText(settingsText);
  return (
    <Section title={s('webhooks')} hint={t('hint')}>
      <Alert icon={<IconWebhook size={18} />} color="gray" variant="light" title={t('notYet')}>
        {t('notYetWhat')}
      </Alert>
      <Title order={3}>{t('instead')}</Title>
      {ways.map(([way, what, example], index) => (
        <Stack key={way} gap={4} className="setting-line" align="flex-start">
          <Text fw={600} fz="sm">
            <Badge circle mr={8} variant="light">
              {index + 1}
            </Badge>
            {t(way)}
          </Text>
          <Text fz="sm" c="dimmed">
            {t(what)}
          </Text>
          <Code>{example}</Code>
        </Stack>
      ))}
    </Section>
  );
}
