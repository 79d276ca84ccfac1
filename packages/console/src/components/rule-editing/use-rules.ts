import type { RulesAnswer } from '@quen/collector/console-api';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

/** Everything marketers have said, at its newest version; nothing is asked while it may not be. */
export function useRules(enabled = true): UseQueryResult<RulesAnswer> {
  return useQuery({ queryKey: ['rules'], queryFn: () => call('GET /rules', {}), enabled });
}
