import { Anchor, Button, Group, SegmentedControl, Skeleton, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { CodeList, OfferUsageReport } from '@quen/collector/console-api';
import type { Offer } from '@quen/protocol';
import { IconDownload, IconSearch } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { saveFile } from '../../api/save-file.ts';
import { FigureInput } from '../../components/figure-input.tsx';
import { LongListEnd } from '../../components/long-list/long-list-end.tsx';
import { LongTableBody } from '../../components/long-list/long-table-body.tsx';
import { useLongQuery } from '../../components/long-list/use-long-query.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useFormat } from '../../format/use-format.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { offersText } from './offers-text.ts';

type CodeState = 'unused' | 'used';

const codesText: Texts<CodeState | 'find' | 'code' | 'until' | 'order' | 'forever' | 'none' | 'save' | 'savedHint' | 'which'> = {
  unused: { vi: 'Chưa dùng', en: 'Not used' },
  used: { vi: 'Đã dùng', en: 'Used' },
  find: { vi: 'Tìm mã', en: 'Find a code' },
  code: { vi: 'Mã', en: 'Code' },
  until: { vi: 'Hạn dùng', en: 'Good until' },
  order: { vi: 'Đơn hàng', en: 'Order' },
  forever: { vi: 'không hạn', en: 'no end' },
  none: { vi: 'Không có mã nào.', en: 'There are no codes.' },
  save: { vi: 'Tải các mã chưa dùng', en: 'Save the unused codes' },
  savedHint: { vi: 'Mã mới phát được tải về máy ngay.', en: 'New codes are saved to a file at once.' },
  which: { vi: 'Mã nào', en: 'Which codes' },
};
const mostAtOnce = 100_000;

/** The codes of an offer: issued, found again, saved as a file to be mailed. */
export function OfferCodes({ offer, usage }: { readonly offer: Offer; readonly usage: OfferUsageReport }): ReactElement {
  const t = useText(offersText);
  const c = useText(codesText);
  const format = useFormat();
  const queries = useQueryClient();
  const [count, setCount] = useState(100);
  const [state, setState] = useState<CodeState>('unused');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const [box, setBox] = useState<HTMLElement | null>(null);
  const params = { id: offer.id };
  const save = (codes: readonly string[]): void => saveFile(`${offer.id}.csv`, `code\n${codes.join('\n')}\n`, 'text/csv');
  const issue = useMutation({
    mutationFn: () => call('POST /offers/:id/codes', { params, body: { count } }),
    onSuccess: ({ codes }) => {
      save(codes);
      void queries.invalidateQueries({ queryKey: ['offer-usage', offer.id] });
      void queries.invalidateQueries({ queryKey: ['offer-codes', offer.id] });
    },
  });
  const saveAll = useMutation({
    mutationFn: async () => {
      const all: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: CodeList = await call('GET /offers/:id/codes', {
          params,
          query: { state: 'unused', limit: '10000', cursor },
        });
        all.push(...page.codes.map(({ code }) => code));
        cursor = page.nextCursor;
      }
      save(all);
    },
  });
  const found = useLongQuery(
    ['offer-codes', offer.id, state, q],
    (cursor) => call('GET /offers/:id/codes', { params, query: { state, q, cursor, limit: cursor === '' ? '100' : '500' } }),
    ({ codes }) => codes,
    ({ nextCursor }) => nextCursor,
  );
  const error = issue.error ?? saveAll.error;
  return (
    <Section title={t('codes')}>
      <Text fz="sm">
        {t('issued', {
          issued: format.number(usage.codes.issued),
          used: format.number(usage.codes.used),
          expired: format.number(usage.codes.expired),
        })}
      </Text>
      {error && <ProblemNotice error={error} />}
      <Group align="flex-end">
        <FigureInput label={t('count')} w={120} min={1} max={mostAtOnce} allowDecimal={false} value={count} onChange={setCount} />
        <Button variant="light" loading={issue.isPending} onClick={() => issue.mutate()}>
          {t('issue')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={saveAll.isPending}
          disabled={usage.codes.issued === usage.codes.used}
          onClick={() => saveAll.mutate()}
        >
          {c('save')}
        </Button>
      </Group>
      <Text fz="xs" c="dimmed">
        {c('savedHint')}
      </Text>
      {usage.codes.issued > 0 && (
        <Group gap="sm">
          <SegmentedControl
            aria-label={c('which')}
            size="xs"
            value={state}
            onChange={(next) => setState(next as CodeState)}
            data={[
              { value: 'unused', label: c('unused') },
              { value: 'used', label: c('used') },
            ]}
          />
          <TextInput
            aria-label={c('find')}
            placeholder={c('find')}
            size="xs"
            type="search"
            leftSection={<IconSearch size={14} aria-hidden />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Group>
      )}
      {found.query.isPending && <Skeleton h={120} />}
      {found.query.isError && !found.first && (
        <ProblemNotice error={found.query.error} onRetry={() => void found.query.refetch()} />
      )}
      {found.first && found.items.length === 0 && usage.codes.issued > 0 && (
        <Text c="dimmed" fz="sm">
          {c('none')}
        </Text>
      )}
      {found.items.length > 0 && (
        <div className="long-box" ref={setBox}>
          <Table fz="sm" stickyHeader layout="fixed">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{c('code')}</Table.Th>
                <Table.Th>{state === 'used' ? c('order') : c('until')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <LongTableBody items={found.items} keyOf={({ code }) => code} linePx={36} onNearEnd={found.more} box={box}>
              {({ code, orderId, profileId, expiresAtMs }) => (
                <>
                  <Table.Td className="breaks-anywhere">
                    <code>{code}</code>
                  </Table.Td>
                  <Table.Td className="breaks-anywhere">
                    {orderId === null ? (
                      expiresAtMs === null ? (
                        c('forever')
                      ) : (
                        format.dateTime(expiresAtMs)
                      )
                    ) : profileId === null ? (
                      orderId
                    ) : (
                      <Anchor component={Link} to={`/customers/${encodeURIComponent(profileId)}`} fz="sm">
                        {orderId}
                      </Anchor>
                    )}
                  </Table.Td>
                </>
              )}
            </LongTableBody>
          </Table>
          <LongListEnd query={found.query} />
        </div>
      )}
    </Section>
  );
}
