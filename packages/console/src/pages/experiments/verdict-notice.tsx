import { Alert, Progress, Stack, Text } from '@mantine/core';
import type { ExperimentResults } from '@quen/collector/console-api';
import { IconAlertTriangle, IconHourglass, IconScale, IconTrendingDown, IconTrophy } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { verdictColors } from './experiments.tsx';
import { experimentsText } from './experiments-text.ts';

const icons = {
  too_early: IconHourglass,
  winner: IconTrophy,
  loser: IconTrendingDown,
  no_difference: IconScale,
  ratio_mismatch: IconAlertTriangle,
};
const sentences = {
  too_early: 'tooEarlyWhat',
  winner: 'winnerWhat',
  loser: 'loserWhat',
  no_difference: 'noDifferenceWhat',
  ratio_mismatch: 'mismatchWhat',
} as const;

/** What the figures mean and what to do, in words; when it can end. */
export function VerdictNotice({
  results,
  nameOf,
}: {
  readonly results: ExperimentResults;
  readonly nameOf: (variant: string) => string;
}): ReactElement {
  const t = useText(experimentsText);
  const format = useFormat();
  const { verdict, winner, worse, control, arms, peopleNeeded, startedAtMs } = results;
  const Icon = icons[verdict];
  const best = [...arms].sort((a, b) => b.chanceToWin - a.chanceToWin)[0];
  const isLeaning = verdict === 'too_early' && (best?.chanceToWin ?? 0) >= 0.95;
  const sentence = isLeaning ? 'leaningWhat' : winner === null ? sentences[verdict] : winnerSentence(winner, control);
  const quoted = (variants: readonly string[]): string => variants.map((variant) => `“${nameOf(variant)}”`).join(', ');
  const people = arms.reduce((sum, arm) => sum + arm.people, 0);
  const days = startedAtMs === null ? 0 : (Date.now() - startedAtMs) / 86_400_000;
  const daysLeft = peopleNeeded !== null && people > 0 && days >= 1 ? Math.ceil((peopleNeeded - people) / (people / days)) : null;
  return (
    <Alert
      color={verdictColors[verdict]}
      icon={<Icon size={20} />}
      title={t(isLeaning ? 'leaning' : verdict)}
      role={verdict === 'ratio_mismatch' ? 'alert' : 'status'}
    >
      <Stack gap="xs">
        <Text>
          {t(sentence, {
            name: nameOf(winner ?? best?.variant ?? ''),
            other: nameOf(control ?? ''),
            worse: quoted(worse),
            p: results.sampleRatioP === null ? '' : format.number(Math.round(results.sampleRatioP * 10_000) / 10_000),
          })}
        </Text>
        {verdict === 'winner' && winner !== control && worse.length > 0 && (
          <Text fz="sm">{t('alsoWorse', { worse: quoted(worse), other: nameOf(control ?? '') })}</Text>
        )}
        {verdict === 'too_early' && peopleNeeded !== null && (
          <div>
            <Text fz="sm">
              {people >= peopleNeeded
                ? t('enough')
                : t('peopleNeeded', { needed: format.number(peopleNeeded), have: format.number(people) })}{' '}
              {daysLeft !== null && daysLeft > 0 && daysLeft < 1000 && t('daysLeft', { days: format.number(daysLeft) })}
            </Text>
            <Progress mt={6} value={Math.min(100, (100 * people) / Math.max(1, peopleNeeded))} aria-label={t('people')} />
          </div>
        )}
        <Text fz="xs" c="dimmed">
          {t('canLook')}
        </Text>
      </Stack>
    </Alert>
  );
}

/** Whoever is held out sees nothing: that they do better is said as what it means for the campaign. */
function winnerSentence(winner: string, control: string | null): 'winnerWhat' | 'controlWinsWhat' | 'holdoutWinsWhat' {
  if (winner === 'holdout') return 'holdoutWinsWhat';
  return winner === control ? 'controlWinsWhat' : 'winnerWhat';
}
