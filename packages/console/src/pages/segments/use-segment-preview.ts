import { useDebouncedValue } from '@mantine/hooks';
import type { SegmentPreview } from '@quen/collector/console-api';
import type { Condition } from '@quen/protocol';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

/** How many people a condition holds for, asked a moment after the last keystroke; the count before stays until then. */
export function useSegmentPreview(condition: Condition, isValid: boolean): UseQueryResult<SegmentPreview> {
  const [settled] = useDebouncedValue(condition, 400);
  return useQuery({
    queryKey: ['segment-preview', JSON.stringify(settled)],
    queryFn: ({ signal }) => call('POST /segments/preview', { body: { condition: settled }, signal }),
    placeholderData: keepPreviousData,
    enabled: isValid,
    staleTime: 30_000,
  });
}
