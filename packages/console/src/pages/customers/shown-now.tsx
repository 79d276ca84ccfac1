import { Badge, Box, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { CustomerDecisions } from '@quen/collector/console-api';
import type { Decision, RuleSet } from '@quen/protocol';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { reasonText } from '../../components/reason-text.ts';
import { Section } from '../../components/rule-editing/section.tsx';
import { useRules } from '../../components/rule-editing/use-rules.ts';
import { TraceView } from '../../components/trace-view.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { type Texts, useText } from '../../i18n/use-text.ts';

const shownText: Texts<'title' | 'hint' | 'path' | 'nothing' | 'why' | 'none'> = {
  title: { vi: 'Lúc này khách sẽ thấy', en: 'What they would see now' },
  hint: {
    vi: 'Tính thử, không ghi lại gì. Mở từng vị trí để xem vì sao.',
    en: 'Worked out for you; nothing is recorded. Open a placement to see why.',
  },
  path: { vi: 'Trên trang', en: 'On the page' },
  nothing: { vi: 'Nội dung của cửa hàng', en: 'The shop’s own content' },
  why: { vi: 'Vì sao', en: 'Why' },
  none: { vi: 'Chưa có vị trí nào.', en: 'There are no placements yet.' },
};

/** Each placement, with what this customer would see there and why, and why not the others. */
export function ShownNow({ profileId }: { readonly profileId: string }): ReactElement {
  const t = useText(shownText);
  const rules = useRules();
  const [path, setPath] = useState('/');
  const [asked] = useDebouncedValue(path, 400);
  const decisions = useQuery({
    queryKey: ['customer-decisions', profileId, asked],
    queryFn: () => call('GET /customers/:id/decisions', { params: { id: profileId }, query: { path: asked } }),
  });
  return (
    <Section title={t('title')} hint={t('hint')}>
      <TextInput label={t('path')} value={path} onChange={(event) => setPath(event.currentTarget.value)} maw={320} />
      {decisions.isPending && <Skeleton h={120} radius="md" />}
      {decisions.isError && <ProblemNotice error={decisions.error} onRetry={() => void decisions.refetch()} />}
      {decisions.data?.decisions.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('none')}
        </Text>
      )}
      {decisions.data?.decisions.map((decision) => (
        <OneDecision key={decision.placement} decision={decision} trace={decisions.data.trace} ruleSet={rules.data?.ruleSet} />
      ))}
    </Section>
  );
}

function OneDecision({
  decision,
  trace,
  ruleSet,
}: {
  readonly decision: Decision;
  readonly trace: CustomerDecisions['trace'];
  readonly ruleSet: RuleSet | undefined;
}): ReactElement {
  const t = useText(shownText);
  const { language } = useLanguage();
  const own = trace.find((one) => one.placement === decision.placement);
  const placementName = ruleSet?.placements.find(({ id }) => id === decision.placement)?.name ?? decision.placement;
  const campaign = ruleSet?.campaigns.find(({ id }) => id === decision.campaign);
  const variants = campaign?.variants ?? [];
  const variant = variants.length < 2 ? undefined : variants.find(({ id }) => id === decision.variant);
  return (
    <details className="decision">
      <summary>
        <Stack gap={2}>
          <Group gap="xs">
            <Text span fw={600} fz="sm">
              {placementName}
            </Text>
            {decision.campaign !== undefined && (
              <Badge tt="none" variant="light">
                {campaign?.name ?? decision.campaign}
                {variant === undefined ? '' : ` · ${variant.name ?? variant.id}`}
              </Badge>
            )}
          </Group>
          <Text span fz="sm">
            {gistOfContent(decision) ?? t('nothing')}
          </Text>
          <Text span fz="xs" c="dimmed">
            {reasonText[decision.reason][language]}
          </Text>
        </Stack>
      </summary>
      {ruleSet && own && own.candidates.length > 0 && (
        <Box mt="sm">
          <TraceView trace={own} ruleSet={ruleSet} />
        </Box>
      )}
    </details>
  );
}

function gistOfContent({ content }: Decision): string | undefined {
  if (content === undefined) return undefined;
  if (content.kind === 'recommendations') return `${content.title}: ${content.items.map((item) => item.title).join(', ')}`;
  if (content.kind === 'question') return content.prompt;
  return content.headline;
}
