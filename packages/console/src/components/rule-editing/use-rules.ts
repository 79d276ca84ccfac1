import type { RulesAnswer } from '@quen/collector/console-api';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

/** Everything marketers have said, at its newest version. */
export function useRules(): UseQueryResult<RulesAnswer> {
  return useQuery({ queryKey: ['rules'], queryFn: () => call('GET /rules', {}) });
}
