import { Skeleton, Stack } from '@mantine/core';
import type { RuleSet } from '@quen/protocol';
import type { ReactElement, ReactNode } from 'react';
import { Page } from '../page.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { useRules } from './use-rules.ts';

/** Waits for the rules, and shows what is made of them. */
export function RuleLoader({
  title,
  children,
}: {
  /** What heads the page until what is made of the rules does, where nothing else stands above. */
  readonly title?: string;
  readonly children: (ruleSet: RuleSet) => ReactNode;
}): ReactElement {
  const rules = useRules();
  if (rules.data !== undefined) return <>{children(rules.data.ruleSet)}</>;
  const waiting = rules.isError ? (
    <ProblemNotice error={rules.error} onRetry={() => void rules.refetch()} />
  ) : (
    <Stack maw={1240} mx="auto" aria-busy="true">
      <Skeleton h={160} />
      <Skeleton h={160} />
    </Stack>
  );
  return title === undefined ? waiting : <Page title={title}>{waiting}</Page>;
}
