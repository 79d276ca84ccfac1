import { Anchor, Group, Loader, Progress, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import type { Condition, Segment } from '@quen/protocol';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { CustomerSearch } from '../customers/customers.tsx';
import { segmentsText } from './segments-text.ts';
import { useSegmentPreview } from './use-segment-preview.ts';

/** Who a condition holds for now: how many, some of them, and which other segments they are in. */
export function SegmentPeople({
  condition,
  isValid,
  segments,
  savedId,
}: {
  readonly condition: Condition;
  readonly isValid: boolean;
  readonly segments: readonly Segment[];
  /** The segment when it is saved as it stands, so that all who are in it can be listed. */
  readonly savedId: string | null;
}): ReactElement {
  const t = useText(segmentsText);
  const format = useFormat();
  const preview = useSegmentPreview(condition, isValid);
  const { data } = preview;
  const navigate = useNavigate();
  const inIt: CustomerSearch = { segment: savedId ?? '' };
  const nameOf = (id: string): string => segments.find((segment) => segment.id === id)?.name ?? id;
  const overlap = (data?.overlap ?? []).filter(
    ({ count, segmentId }) => count > 0 && segments.some(({ id }) => id === segmentId),
  );
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Section title={t('now')}>
        {preview.isError && <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} />}
        {!data && !preview.isError && (isValid ? <Skeleton h={64} /> : <Text c="dimmed">{t('invalid')}</Text>)}
        {data && (
          <Stack gap="sm" style={{ opacity: isValid ? 1 : 0.5 }}>
            <Group gap="sm" align="baseline" aria-live="polite">
              <Text fz={36} fw={700} lh={1}>
                {data.estimated ? '≈ ' : ''}
                {format.number(data.count)}
              </Text>
              <Text c="dimmed">
                {t('ofAll', {
                  share: format.percent(data.total === 0 ? 0 : data.count / data.total),
                  total: format.number(data.total),
                })}
              </Text>
              {preview.isFetching && <Loader size={16} />}
            </Group>
            <Progress value={data.total === 0 ? 0 : (100 * data.count) / data.total} aria-label={t('share')} />
            {data.estimated && (
              <Text fz="xs" c="dimmed">
                {t('estimated')}
              </Text>
            )}
            {data.sample.length === 0 ? (
              <Text c="dimmed">{t('nobody')}</Text>
            ) : (
              <div>
                <Text fz="sm" fw={600} mb={4}>
                  {t('sample')}
                </Text>
                <Group gap="xs">
                  {data.sample.slice(0, 10).map((person) => (
                    <Anchor key={person.id} component={Link} to={`/customers/${encodeURIComponent(person.id)}`} fz="sm">
                      {person.label}
                    </Anchor>
                  ))}
                </Group>
                {savedId !== null && (
                  <Anchor
                    href={`/console/customers?segment=${encodeURIComponent(savedId)}`}
                    onClick={(event) => {
                      event.preventDefault();
                      void navigate({ to: '/customers', search: inIt });
                    }}
                    fz="sm"
                    fw={600}
                    display="inline-block"
                    mt="xs"
                  >
                    {t('everyone', { count: format.number(data.count) })}
                  </Anchor>
                )}
              </div>
            )}
          </Stack>
        )}
      </Section>
      <Section title={t('overlap')} hint={t('overlapHint')}>
        {data && overlap.length === 0 && <Text c="dimmed">{t('noOverlap')}</Text>}
        <Stack gap="xs">
          {overlap.slice(0, 8).map(({ segmentId, count }) => (
            <div key={segmentId}>
              <Group justify="space-between" gap="xs">
                <Anchor component={Link} to={`/segments/${encodeURIComponent(segmentId)}`} fz="sm">
                  {nameOf(segmentId)}
                </Anchor>
                <Text fz="sm">
                  {format.number(count)} · {format.percent(data && data.count > 0 ? Math.min(1, count / data.count) : 0, 0)}
                </Text>
              </Group>
              <Progress
                size="sm"
                value={data && data.count > 0 ? (100 * count) / data.count : 0}
                aria-label={nameOf(segmentId)}
              />
            </div>
          ))}
        </Stack>
      </Section>
    </SimpleGrid>
  );
}
