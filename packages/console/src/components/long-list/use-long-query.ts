import { keepPreviousData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

/** A list that is fetched page by page as it is scrolled. */
export interface LongQuery<Item, Answer> {
  readonly items: readonly Item[];
  /** The first answer, which tells how many there are in all. */
  readonly first: Answer | undefined;
  readonly query: UseInfiniteQueryResult;
  /** For lists to call when their end comes near. */
  readonly more: () => void;
}

/** Pages up to which a list is asked anew as other things are: one that was scrolled far would be asked a thousand times. */
const askedAnew = 3;
const isShort = ({
  state,
}: {
  readonly state: { readonly data?: { readonly pages: readonly unknown[] } | undefined };
}): boolean => (state.data?.pages.length ?? 0) <= askedAnew;

/**
 * Fetches a long list.
 *
 * @param ask asks for the page after a cursor; the first has ''
 * @param next the cursor in an answer; null at the end
 * @param isAllowed false when the member's role may not ask; nothing is asked then
 */
export function useLongQuery<Item, Answer>(
  key: readonly unknown[],
  ask: (cursor: string, signal: AbortSignal) => Promise<Answer>,
  itemsOf: (answer: Answer) => readonly Item[],
  next: (answer: Answer) => string | number | null,
  isAllowed = true,
): LongQuery<Item, Answer> {
  const query = useInfiniteQuery({
    queryKey: key,
    enabled: isAllowed,
    queryFn: ({ pageParam, signal }) => ask(pageParam, signal),
    initialPageParam: '',
    getNextPageParam: (answer: Answer) => {
      const cursor = next(answer);
      return cursor === null ? undefined : String(cursor);
    },
    placeholderData: keepPreviousData,
    refetchOnMount: isShort,
    refetchOnWindowFocus: isShort,
    refetchOnReconnect: isShort,
  });
  const pages = query.data?.pages;
  const items = useMemo(() => pages?.flatMap((page) => itemsOf(page)) ?? [], [pages]);
  return {
    items,
    first: pages?.[0],
    query,
    more: () => {
      // After a failure it waits for somebody to say so.
      if (query.hasNextPage && !query.isFetchingNextPage && !query.isFetchNextPageError) void query.fetchNextPage();
    },
  };
}
