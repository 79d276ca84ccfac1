import type { EventResult, EventSource } from '@quen/protocol';
import type { Metrics } from '../server/metrics.ts';

/** Counts what became of a batch's events; nearly all are accepted, and counted together. */
export function countResults(metrics: Pick<Metrics, 'count'>, results: readonly EventResult[], source: EventSource): void {
  let accepted = 0;
  for (const { status, issues } of results) {
    if (status === 'accepted') accepted++;
    else {
      const reason = issues?.[0]?.code;
      metrics.count('quen_events_total', `${labels(status, source)}${reason === undefined ? '' : `,reason="${reason}"`}`);
    }
  }
  if (accepted > 0) metrics.count('quen_events_total', labels('accepted', source), accepted);
}

function labels(status: EventResult['status'], source: EventSource): string {
  return `status="${status}",source="${source}"`;
}
