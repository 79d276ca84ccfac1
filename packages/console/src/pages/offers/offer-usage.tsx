import { Group, Progress, Skeleton, Stack, Text } from '@mantine/core';
import type { OfferUsageReport } from '@quen/collector/console-api';
import type { Offer } from '@quen/protocol';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useMayAny } from '../../shell/member.tsx';
import { OfferCodes } from './offer-codes.tsx';
import { OfferRedemptions } from './offer-redemptions.tsx';
import { offersText } from './offers-text.ts';
import { Pacing } from './pacing.tsx';
import { refusalTexts } from './refusal-text.ts';

/** How an offer is used: its pace, who redeemed it, and why others could not. */
export function OfferUsage({ offer }: { readonly offer: Offer }): ReactElement {
  const may = useMayAny();
  const usage = useQuery({
    queryKey: ['offer-usage', offer.id],
    queryFn: () => call('GET /offers/:id/usage', { params: { id: offer.id } }),
    refetchInterval: 30_000,
  });
  if (usage.isError) return <ProblemNotice error={usage.error} onRetry={() => void usage.refetch()} />;
  if (!usage.data) return <Skeleton h={240} radius="lg" />;
  return (
    <>
      <Pacing offer={offer} usage={usage.data} />
      <Refusals usage={usage.data} />
      {offer.code?.kind === 'generated' && may('GET /offers/:id/codes') && <OfferCodes offer={offer} usage={usage.data} />}
      {may('GET /offers/:id/redemptions') && <OfferRedemptions offer={offer} usage={usage.data} />}
    </>
  );
}

function Refusals({ usage }: { readonly usage: OfferUsageReport }): ReactElement {
  const t = useText(offersText);
  const format = useFormat();
  const { language } = useLanguage();
  const most = Math.max(1, ...usage.refusals.map(({ count }) => count));
  return (
    <Section title={t('refusals')} hint={t('refusalsHint')}>
      {usage.refusals.length === 0 && (
        <Text c="dimmed" fz="sm">
          {t('noRefusals')}
        </Text>
      )}
      <Stack gap="xs">
        {usage.refusals.map(({ reason, count }) => (
          <div key={reason}>
            <Group justify="space-between" gap="xs">
              <Text fz="sm">{refusalTexts[reason.toLowerCase()]?.[language] ?? reason}</Text>
              <Text fz="sm">{format.number(count)}</Text>
            </Group>
            <Progress size="sm" color="orange" value={(100 * count) / most} aria-label={reason} />
          </div>
        ))}
      </Stack>
    </Section>
  );
}
