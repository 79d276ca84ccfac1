import { Center, Loader } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { ProblemNotice } from '../problem-notice.tsx';

/** Below a long list: that more is coming, or why it is not. */
export function LongListEnd({ query }: { readonly query: UseInfiniteQueryResult }): ReactElement | null {
  if (query.isFetchNextPageError) return <ProblemNotice error={query.error} onRetry={() => void query.fetchNextPage()} />;
  return query.hasNextPage ? (
    <Center p="sm" mih={48}>
      {query.isFetchingNextPage && <Loader size="sm" />}
    </Center>
  ) : null;
}
