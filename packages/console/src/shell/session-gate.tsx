import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactElement, type ReactNode, Suspense } from 'react';
import { call, keepCsrfToken } from '../api/call.ts';
import { ProblemNotice } from '../components/problem-notice.tsx';
import { useRules } from '../components/rule-editing/use-rules.ts';
import { Frame } from './frame.tsx';
import { MemberProvider } from './member.tsx';
import { ShopProvider } from './shop.tsx';

const SignIn = lazy(() => import('../pages/sign-in/sign-in.tsx').then((module) => ({ default: module.SignIn })));
const SetUp = lazy(() => import('../pages/sign-in/set-up.tsx').then((module) => ({ default: module.SetUp })));

function Waiting(): ReactElement {
  return (
    <Center h="100dvh">
      <Loader />
    </Center>
  );
}

/** Shows the pages to members, the way in to everybody else. */
export function SessionGate({ children }: { readonly children: ReactNode }): ReactElement {
  const session = useQuery({
    queryKey: ['session'],
    queryFn: async () => {
      const answer = await call('GET /session', {});
      keepCsrfToken(answer.csrfToken);
      return answer;
    },
    staleTime: 60_000,
  });
  const member = session.data?.member ?? null;
  const rules = useRules(member !== null);
  if (session.isPending) return <Waiting />;
  if (session.isError) {
    return (
      <Center h="100dvh" p="md">
        <ProblemNotice error={session.error} onRetry={() => void session.refetch()} />
      </Center>
    );
  }
  if (member === null) {
    // Who has a link comes in by it, the first owner and those invited alike.
    const isInvited = new URLSearchParams(window.location.search).has('setup');
    return <Suspense fallback={<Waiting />}>{session.data.setupNeeded || isInvited ? <SetUp /> : <SignIn />}</Suspense>;
  }
  return (
    <MemberProvider session={session.data}>
      <ShopProvider shop={rules.data?.ruleSet.shop}>
        <Frame member={member}>{children}</Frame>
      </ShopProvider>
    </MemberProvider>
  );
}
