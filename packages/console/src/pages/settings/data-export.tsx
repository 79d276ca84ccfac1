import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import type { CustomerSummary } from '@quen/collector/console-api';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useState } from 'react';
import { call } from '../../api/call.ts';
import { saveFile } from '../../api/save-file.ts';
import { RoleNotice } from '../../components/editable.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useFormat } from '../../format/use-format.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/member.tsx';
import { customersCsv } from './customers-csv.ts';
import { settingsText } from './settings-text.ts';

const packed = ['events', 'profiles', 'products', 'rules'] as const;
const exportText: Texts<
  | (typeof packed)[number]
  | `${(typeof packed)[number]}What`
  | 'hint'
  | 'customers'
  | 'customersWhat'
  | 'download'
  | 'progress'
  | 'whole'
  | 'wholeWhat'
> = {
  hint: {
    vi: 'Dữ liệu là của cửa hàng. Lấy ra lúc nào cũng được; mỗi lần lấy được ghi vào nhật ký.',
    en: 'The data is the shop’s. Take it whenever you like; every taking goes into the audit log.',
  },
  customers: { vi: 'Danh sách khách (CSV)', en: 'List of customers (CSV)' },
  customersWhat: { vi: 'Một dòng mỗi khách, mở được bằng Excel.', en: 'A line a customer, opens in a spreadsheet.' },
  events: { vi: 'Sự kiện', en: 'Events' },
  eventsWhat: {
    vi: 'Toàn bộ nhật ký sự kiện. Từ đây dựng lại được mọi thứ khác.',
    en: 'The whole log. Everything else can be made again from it.',
  },
  profiles: { vi: 'Hồ sơ', en: 'Profiles' },
  profilesWhat: { vi: 'Những gì biết về từng khách.', en: 'What is known of each customer.' },
  products: { vi: 'Sản phẩm', en: 'Products' },
  productsWhat: { vi: 'Danh mục như Quen đang có.', en: 'The catalogue as Quen has it.' },
  rules: { vi: 'Quy tắc', en: 'Rules' },
  rulesWhat: {
    vi: 'Vị trí, phân khúc, chiến dịch, ưu đãi và cài đặt.',
    en: 'Placements, segments, campaigns, offers and settings.',
  },
  download: { vi: 'Tải về', en: 'Download' },
  progress: { vi: 'Đã đọc {count}…', en: '{count} read…' },
  whole: { vi: 'Cả cửa hàng một lần', en: 'The whole shop at once' },
  wholeWhat: {
    vi: 'Trên máy chủ, một bản sao có thể đặt lại nguyên vẹn:',
    en: 'On the server, a copy that can be put back as it is:',
  },
};

/** The shop's data, to be taken away. */
export function DataExport(): ReactElement {
  const t = useText(exportText);
  const s = useText(settingsText);
  const format = useFormat();
  const [read, setRead] = useState(0);
  const mayList = useMay('GET /customers');
  const mayTake = useMay('GET /export/:what');
  const customers = useMutation({
    mutationFn: async () => {
      const all: CustomerSummary[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Awaited<ReturnType<typeof call<'GET /customers'>>> = await call('GET /customers', {
          query: { cursor, limit: '500' },
        });
        all.push(...page.customers);
        setRead(all.length);
        cursor = page.nextCursor;
      }
      saveFile('customers.csv', customersCsv(all), 'text/csv;charset=utf-8');
    },
    onSettled: () => setRead(0),
  });
  return (
    <Section title={s('export')} hint={t('hint')}>
      <RoleNotice needs="GET /export/:what" />
      <Stack gap="xs" className="setting-line">
        <Line title={t('customers')} what={t('customersWhat')}>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            loading={customers.isPending}
            disabled={!mayList}
            onClick={() => customers.mutate()}
            aria-label={`${t('download')}: ${t('customers')}`}
          >
            {t('download')}
          </Button>
        </Line>
        {read > 0 && (
          <Text fz="sm" role="status">
            {t('progress', { count: format.number(read) })}
          </Text>
        )}
        {customers.isError && <ProblemNotice error={customers.error} onRetry={() => customers.mutate()} />}
      </Stack>
      {packed.map((what) => (
        <div key={what} className="setting-line">
          <Line title={`${t(what)} (JSON Lines, gzip)`} what={t(`${what}What`)}>
            {mayTake ? (
              <Button
                component="a"
                href={`/console/api/export/${what}`}
                download
                variant="default"
                leftSection={<IconDownload size={16} />}
                aria-label={`${t('download')}: ${t(what)}`}
              >
                {t('download')}
              </Button>
            ) : (
              <Button variant="default" disabled leftSection={<IconDownload size={16} />}>
                {t('download')}
              </Button>
            )}
          </Line>
        </div>
      ))}
      <Stack gap="xs" className="setting-line">
        <Title order={3}>{t('whole')}</Title>
        <Text fz="sm" c="dimmed">
          {t('wholeWhat')}
        </Text>
        <Code block tabIndex={0}>
          npx quen backup quen-backup.db
        </Code>
      </Stack>
    </Section>
  );
}

function Line({
  title,
  what,
  children,
}: {
  readonly title: string;
  readonly what: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Group justify="space-between">
      <div>
        <Title order={3}>{title}</Title>
        <Text fz="sm" c="dimmed">
          {what}
        </Text>
      </div>
      {children}
    </Group>
  );
}
