import { Alert, Badge, Button, Group, Select, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import type { CatalogueFeed, CatalogueFeedStatus, CatalogueFeeds } from '@quen/collector/console-api';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { Editable, RoleNotice } from '../../components/editable.tsx';
import { FigureInput } from '../../components/figure-input.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useKept } from '../../components/use-kept.ts';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/member.tsx';
import { feedsText } from './feeds-text.ts';
import { RefusedEntries } from './refused-entries.tsx';
import { settingsText } from './settings-text.ts';

const formats = ['auto', 'merchant-xml', 'merchant-tsv', 'shopify', 'csv', 'jsonl'] as const;
type Format = (typeof formats)[number];
const colors = { imported: 'sen', unchanged: 'sen', partly: 'orange', failed: 'red' } as const;

/** The catalogues the shop hands out: where they are, how often they are fetched, and how that went. */
export function Feeds(): ReactElement {
  const t = useText(feedsText);
  const s = useText(settingsText);
  const may = useMay('GET /feeds');
  const queries = useQueryClient();
  const feeds = useQuery({
    queryKey: ['feeds'],
    queryFn: () => call('GET /feeds', {}),
    enabled: may,
    refetchInterval: ({ state }) => (state.data?.feeds.some(isUnderWay) === true ? 1_500 : 30_000),
  });
  const keep = (answer: CatalogueFeeds): void => {
    queries.setQueryData(['feeds'], answer);
    void queries.invalidateQueries({ queryKey: ['catalogue-health'] });
  };
  const save = useMutation({
    mutationFn: (next: readonly CatalogueFeed[]) => call('PUT /feeds', { body: { feeds: next } }),
    onSuccess: keep,
  });
  const fetchNow = useMutation({
    mutationFn: (url: string) => call('POST /feeds/fetch', { body: { url } }),
    onSuccess: keep,
  });
  const known = feeds.data?.feeds.map(({ feed }) => feed) ?? [];
  const add = async (feed: CatalogueFeed): Promise<void> => {
    await save.mutateAsync([...known, feed]);
    await fetchNow.mutateAsync(feed.url);
  };
  const error = save.error ?? fetchNow.error;
  return (
    <Section title={s('catalogue')} hint={t('hint')}>
      <RoleNotice needs="PUT /feeds" />
      {feeds.isError && <ProblemNotice error={feeds.error} onRetry={() => void feeds.refetch()} />}
      {may && feeds.isPending && <Skeleton h={120} />}
      {feeds.isSuccess && known.length === 0 && <Alert variant="light">{t('none')}</Alert>}
      {feeds.data?.feeds.map((status) => (
        <FeedLine
          key={status.feed.url}
          status={status}
          isBusy={save.isPending || fetchNow.isPending}
          onFetch={() => fetchNow.mutate(status.feed.url)}
          onRemove={() => save.mutate(known.filter(({ url }) => url !== status.feed.url))}
        />
      ))}
      {feeds.isSuccess && (
        <Editable needs="PUT /feeds">
          <NewFeed isBusy={save.isPending || fetchNow.isPending} known={known} onAdd={add} />
        </Editable>
      )}
      {error && <ProblemNotice error={error} />}
    </Section>
  );
}

/** Being read, or waiting its turn. */
function isUnderWay({ taken, nextAtMs }: CatalogueFeedStatus): boolean {
  return taken !== null || nextAtMs <= Date.now();
}

function FeedLine({
  status,
  isBusy,
  onFetch,
  onRemove,
}: {
  readonly status: CatalogueFeedStatus;
  readonly isBusy: boolean;
  readonly onFetch: () => void;
  readonly onRemove: () => void;
}): ReactElement {
  const t = useText(feedsText);
  const format = useFormat();
  const { feed, taken, nextAtMs, last } = status;
  return (
    <Stack gap={4} className="setting-line">
      <Group justify="space-between" gap="sm">
        <Text fw={600} fz="sm" className="breaks-anywhere">
          {feed.url}
        </Text>
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh size={14} aria-hidden />}
            loading={taken !== null}
            disabled={isBusy}
            onClick={onFetch}
          >
            {t('fetch')}
          </Button>
          <Button size="xs" variant="light" color="red" disabled={isBusy} onClick={onRemove}>
            {t('remove')}
          </Button>
        </Group>
      </Group>
      <Group gap="xs" fz="sm" aria-live="polite">
        {taken !== null && <Text fz="sm">{t('underWay', { count: format.number(taken) })}</Text>}
        {taken === null && last !== null && (
          <>
            <Badge variant="light" tt="none" color={colors[last.outcome]}>
              {t(last.outcome)}
            </Badge>
            <Text fz="sm">{format.dateTime(last.finishedAtMs)}</Text>
            {last.report !== null && last.outcome !== 'unchanged' && (
              <Text fz="sm">
                {t('report', { imported: format.number(last.report.imported), refused: format.number(last.report.refused) })}
              </Text>
            )}
          </>
        )}
        <Text fz="sm" c="dimmed">
          {t('next', { when: format.dateTime(nextAtMs), hours: feed.everyHours })}
        </Text>
      </Group>
      {taken === null && last !== null && last.report !== null && (
        <RefusedEntries refused={last.report.refused} examples={last.report.examples} />
      )}
      {taken === null && <Departed {...last?.departed} />}
      {taken === null && last?.outcome === 'failed' && <Text fz="sm">{t('failedWhat')}</Text>}
      {last?.fault && (
        <Text fz="xs" c="dimmed" lang="en">
          {last.fault}
        </Text>
      )}
    </Stack>
  );
}

/** What became of products that have left the feed. */
function Departed({
  outOfSale = 0,
  doubted = 0,
}: {
  readonly outOfSale?: number;
  readonly doubted?: number;
}): ReactElement | null {
  const t = useText(feedsText);
  const format = useFormat();
  if (doubted > 0) return <Alert color="orange">{t('doubted', { count: format.number(doubted) })}</Alert>;
  return outOfSale > 0 ? <Text fz="sm">{t('outOfSale', { count: format.number(outOfSale) })}</Text> : null;
}

function NewFeed({
  isBusy,
  known,
  onAdd,
}: {
  readonly isBusy: boolean;
  readonly known: readonly CatalogueFeed[];
  readonly onAdd: (feed: CatalogueFeed) => Promise<void>;
}): ReactElement {
  const t = useText(feedsText);
  const first = { url: '', format: 'auto' as Format, everyHours: 6 };
  const [value, setValue, forget] = useKept('feed', first);
  const isKnown = known.some(({ url }) => url === value.url.trim());
  const add = async (): Promise<void> => {
    const { url, format, everyHours } = value;
    await onAdd({ url: url.trim(), everyHours, ...(format !== 'auto' && { format }) });
    setValue(first);
    forget();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // What went wrong is told below the form, with what was typed still in it.
        add().catch(() => undefined);
      }}
    >
      <Group align="flex-end">
        <TextInput
          label={t('url')}
          description={t('urlHint')}
          type="url"
          required
          flex="1 1 280px"
          placeholder="https://shop.example/feed.xml"
          value={value.url}
          error={isKnown ? t('known') : null}
          onChange={(event) => {
            const url = event.currentTarget.value;
            setValue((before) => ({ ...before, url }));
          }}
        />
        <Select
          label={t('format')}
          w={200}
          allowDeselect={false}
          value={value.format}
          data={formats.map((format) => ({ value: format, label: t(format) }))}
          onChange={(format) => format !== null && setValue((before) => ({ ...before, format: format as Format }))}
        />
        <FigureInput
          label={t('everyHours')}
          w={140}
          min={1}
          max={720}
          allowDecimal={false}
          value={value.everyHours}
          onChange={(everyHours) => setValue((before) => ({ ...before, everyHours }))}
        />
        <Button type="submit" loading={isBusy} disabled={isKnown}>
          {t('add')}
        </Button>
      </Group>
    </form>
  );
}
