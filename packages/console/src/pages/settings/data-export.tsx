import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import type { CustomerSummary } from '@quen/collector/console-api';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { saveFile } from '../../api/save-file.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useFormat } from '../../format/use-format.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { customersCsv } from './customers-csv.ts';
import { settingsText } from './settings-text.ts';

const exportText: Texts<
  'hint' | 'rules' | 'rulesWhat' | 'customers' | 'customersWhat' | 'events' | 'eventsWhat' | 'download' | 'progress'
> = {
  hint: { vi: 'Dữ liệu là của cửa hàng. Lấy ra lúc nào cũng được.', en: 'The data is the shop’s. Take it whenever you like.' },
  rules: { vi: 'Quy tắc (JSON)', en: 'Rules (JSON)' },
  rulesWhat: {
    vi: 'Vị trí, phân khúc, chiến dịch, ưu đãi và cài đặt.',
    en: 'Placements, segments, campaigns, offers and settings.',
  },
  customers: { vi: 'Khách hàng (CSV)', en: 'Customers (CSV)' },
  customersWhat: { vi: 'Một dòng mỗi khách, mở được bằng Excel.', en: 'A line a customer, opens in a spreadsheet.' },
  events: { vi: 'Toàn bộ sự kiện', en: 'The whole log' },
  eventsWhat: { vi: 'Trên máy chủ, một dòng JSON mỗi sự kiện:', en: 'On the server, a line of JSON an event:' },
  download: { vi: 'Tải về', en: 'Download' },
  progress: { vi: 'Đã đọc {count}…', en: '{count} read…' },
};

/** The shop's data, to be taken away. */
export function DataExport(): ReactElement {
  const t = useText(exportText);
  const s = useText(settingsText);
  const format = useFormat();
  const [read, setRead] = useState(0);
  const rules = useMutation({
    mutationFn: async () => {
      const { ruleSet } = await call('GET /rules', {});
      saveFile(`rules-${ruleSet.version}.json`, JSON.stringify(ruleSet, null, 2), 'application/json');
    },
  });
  const customers = useMutation({
    mutationFn: async () => {
      const all: CustomerSummary[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Awaited<ReturnType<typeof call<'GET /customers'>>> = await call('GET /customers', { query: { cursor } });
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
      {[
        { name: 'rules' as const, what: 'rulesWhat' as const, run: rules },
        { name: 'customers' as const, what: 'customersWhat' as const, run: customers },
      ].map(({ name, what, run }) => (
        <Stack key={name} gap="xs" className="setting-line">
          <Group justify="space-between">
            <div>
              <Title order={3}>{t(name)}</Title>
              <Text fz="sm" c="dimmed">
                {t(what)}
              </Text>
            </div>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              loading={run.isPending}
              onClick={() => run.mutate()}
              aria-label={`${t('download')}: ${t(name)}`}
            >
              {t('download')}
            </Button>
          </Group>
          {name === 'customers' && read > 0 && (
            <Text fz="sm" role="status">
              {t('progress', { count: format.number(read) })}
            </Text>
          )}
          {run.isError && <ProblemNotice error={run.error} />}
        </Stack>
      ))}
      <Stack gap="xs" className="setting-line">
        <Title order={3}>{t('events')}</Title>
        <Text fz="sm" c="dimmed">
          {t('eventsWhat')}
        </Text>
        <Code block>npx quen export events.jsonl</Code>
      </Stack>
    </Section>
  );
}
