import { Anchor, Box, Group, List, Stack, Text } from '@mantine/core';
import type { CandidateTrace, ConditionTrace, Json, PlacementTrace, RuleSet } from '@quen/protocol';
import { IconCheck, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import { type Texts, useText } from '../i18n/use-text.ts';
import { useShop } from '../shell/shop.tsx';
import { attributeOf, type BuilderContext, builderContext } from './condition-builder/builder-context.ts';
import { labelOf } from './condition-builder/builder-fields.ts';
import { segmentField } from './condition-builder/condition-tree.ts';
import { useVocabulary } from './condition-builder/use-vocabulary.ts';
import { ProductsTrace } from './products-trace.tsx';
import { countedSentence, reasonSentence } from './reason-sentence.ts';

const traceText: Texts<'others' | 'this' | 'found' | 'nothing' | 'inSegment' | 'yes' | 'no'> = {
  others: { vi: '{count} chiến dịch khác ở vị trí này', en: '{count} other campaigns of this placement' },
  this: { vi: 'Chiến dịch này', en: 'This campaign' },
  found: { vi: 'đang là {value}', en: 'it is {value}' },
  nothing: { vi: 'chưa có', en: 'unknown' },
  inSegment: { vi: 'Thuộc phân khúc {name}', en: 'Is in the segment {name}' },
  yes: { vi: 'có', en: 'yes' },
  no: { vi: 'không', en: 'no' },
};

/** Why each campaign of a placement was shown or not, with the parts of the audience that did not hold. */
export function TraceView({
  trace,
  ruleSet,
  own,
}: {
  readonly trace: PlacementTrace;
  readonly ruleSet: RuleSet;
  /** The campaign that is being looked at, if one is. */
  readonly own?: string;
}): ReactElement {
  const t = useText(traceText);
  const { language } = useLanguage();
  const { currency } = useShop();
  const vocabulary = useVocabulary();
  const context = vocabulary.data ? builderContext(vocabulary.data, ruleSet.segments, language, currency) : null;
  const nameOf = (id: string): string =>
    id === own ? t('this') : (ruleSet.campaigns.find((campaign) => campaign.id === id)?.name ?? id);
  const segmentNames = (expected: Json | undefined): string =>
    [expected]
      .flat()
      .map((id) => `“${ruleSet.segments.find((segment) => segment.id === id)?.name ?? String(id)}”`)
      .join(', ');
  const candidates = [...trace.candidates].sort((a, b) => Number(b.campaign === own) - Number(a.campaign === own));
  const line = (candidate: CandidateTrace): ReactElement => {
    const isShown = isShownFor(candidate.reason);
    const missed = candidate.reason === 'NOT_IN_AUDIENCE' && candidate.condition ? failedParts(candidate.condition, true) : [];
    return (
      <Group key={candidate.campaign} gap="xs" wrap="nowrap" align="flex-start">
        <Box c={isShown ? 'sen' : 'dimmed'} lh={0} mt={3}>
          {isShown ? <IconCheck size={18} aria-hidden /> : <IconX size={18} aria-hidden />}
        </Box>
        <div>
          <Text fz="sm" fw={600}>
            {candidate.campaign === own ? (
              t('this')
            ) : (
              <Anchor component={Link} to={`/campaigns/${encodeURIComponent(candidate.campaign)}`} inherit>
                {nameOf(candidate.campaign)}
              </Anchor>
            )}
          </Text>
          <Text fz="sm">{reasonSentence(candidate, language, nameOf)}</Text>
          {candidate.reason !== 'CAPPED' &&
            candidate.caps?.map((cap) => (
              <Text key={cap.per} fz="xs" c="dimmed">
                {countedSentence('seen_enough', { ...cap }, language)}
              </Text>
            ))}
          {candidate.code?.startsWith('offer_') !== true &&
            candidate.budgets?.map(({ offerId, code, limit, used }) => (
              <Text key={`${offerId} ${code}`} fz="xs" c="dimmed">
                {ruleSet.offers.find(({ id }) => id === offerId)?.name ?? offerId}:{' '}
                {countedSentence(`offer_${code}`, { limit, actual: used, currency }, language)}
              </Text>
            ))}
          {candidate.products && <ProductsTrace trace={candidate.products} />}
          {missed.length > 0 && (
            <List size="sm" c="dimmed" mt={2}>
              {missed.slice(0, 5).map((part) => (
                <List.Item key={JSON.stringify([part.path, part.operator, part.expected])}>
                  {part.operator === segmentField
                    ? `${t('inSegment', { name: segmentNames(part.expected) })}: ${t(part.result ? 'yes' : 'no')}`
                    : partSentence(part, context, language, t('nothing'), (value) => t('found', { value }))}
                </List.Item>
              ))}
            </List>
          )}
        </div>
      </Group>
    );
  };
  const isForeign = ({ campaign, reason }: CandidateTrace): boolean =>
    own !== undefined && campaign !== own && !isShownFor(reason);
  const others = candidates.filter(isForeign);
  return (
    <Stack gap="sm">
      {candidates.filter((candidate) => !isForeign(candidate)).map(line)}
      {others.length > 0 && (
        <details className="visit">
          <summary>
            <Text span fz="sm">
              {t('others', { count: others.length })}
            </Text>
          </summary>
          <Stack gap="sm" mt="sm">
            {others.map(line)}
          </Stack>
        </details>
      )}
    </Stack>
  );
}

function isShownFor(reason: CandidateTrace['reason']): boolean {
  return reason === 'TARGETING_MATCH' || reason === 'SPLIT';
}

/** The single comparisons that made a condition fail; below a NOT those that held. */
function failedParts(trace: ConditionTrace, wanted: boolean): ConditionTrace[] {
  if (trace.result === wanted) return [];
  if (trace.path !== undefined && trace.operator !== '$and' && trace.operator !== '$not') return [trace];
  const inner = trace.operator === '$not' || trace.operator === '$nor' ? !wanted : wanted;
  return (trace.children ?? []).flatMap((child) => failedParts(child, inner));
}

function partSentence(
  part: ConditionTrace,
  context: BuilderContext | null,
  language: 'vi' | 'en',
  nothing: string,
  found: (value: string) => string,
): string {
  const attribute = context && part.path !== undefined ? attributeOf(context, part.path) : undefined;
  const name = attribute ? labelOf(attribute, language) : (part.path ?? '');
  const operator = context?.vocabulary.operators.find((each) => each.name === part.operator)?.label[language] ?? part.operator;
  const actual = part.actual === undefined ? nothing : found(say(part.actual));
  return `${name} ${operator} ${say(part.expected ?? null)}: ${actual}`;
}

function say(value: Json): string {
  if (typeof value === 'number') return new Intl.NumberFormat(document.documentElement.lang).format(value);
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(say).join(', ').slice(0, 120);
  return JSON.stringify(value).slice(0, 120);
}
