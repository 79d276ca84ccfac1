import type { LoggedEvent } from '@quen/protocol';
import type { EventLook } from './plan-fold.ts';

/** The least a reader of the log may hand on of an event to somebody who looks at no more than this. */
export function leanEvent(event: LoggedEvent, { bodies, ids, claims }: EventLook): LoggedEvent {
  const whole = bodies === null || bodies.has(event.name);
  const proven = event.proof === 'proven';
  return {
    ...event,
    messageId: whole ? event.messageId : '',
    properties: whole ? event.properties : {},
    context: whole ? event.context : {},
    anonymousId: ids || claims ? event.anonymousId : null,
    userId: claims || (ids && proven) ? event.userId : null,
    proof: claims || (ids && proven) ? event.proof : 'none',
  };
}
