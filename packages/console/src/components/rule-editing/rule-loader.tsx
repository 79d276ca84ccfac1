import { Skeleton, Stack } from '@mantine/core';
import type { RuleSet } from '@quen/protocol';
import type { ReactElement, ReactNode } from 'react';
import { ProblemNotice } from '../problem-notice.tsx';
import { useRules } from './use-rules.ts';

/** Waits for the rules, and shows what is made of them. */
export function RuleLoader({ children }: { readonly children: (ruleSet: RuleSet) => ReactNode }): ReactElement {
  const rules = useRules();
  if (rules.data !== undefined) return <>{children(rules.data.ruleSet)}</>;
  if (rules.isError) return <ProblemNotice error={rules.error} onRetry={() => void rules.refetch()} />;
  return (
    <Stack maw={1240} mx="auto" aria-busy="true">
      <Skeleton h={40} w={260} />
      <Skeleton h={160} />
      <Skeleton h={160} />
    </Stack>
  );
}
