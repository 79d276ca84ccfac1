import type { Vocabulary } from '@quen/collector/console-api';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

/** What there is to choose from in forms: attributes, operators, strategies, event names. */
export function useVocabulary(): UseQueryResult<Vocabulary> {
  return useQuery({ queryKey: ['vocabulary'], queryFn: () => call('GET /vocabulary', {}), staleTime: 300_000 });
}
