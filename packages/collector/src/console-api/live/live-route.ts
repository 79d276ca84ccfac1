import type { Context } from 'hono';
import type { CollectorCore } from '../../server/core.ts';
import { ProblemError } from '../../server/problem.ts';
import { readSession } from '../auth/sessions.ts';
import { roles } from '../endpoint/roles.ts';
import type { LiveEvent } from './live-feed.ts';

/** Figures are told so often. */
const figuresEveryMs = 2_000;
/** Whoever is signed in is looked at again so often, since somebody may be removed while they watch. */
const lookAgainEveryMs = 30_000;
/** More than a page can show in a second: what comes beyond is left out, and stands in the list. */
const eventsPerFigures = 100;
/** Bytes that a slow reader may leave lying. */
const maxWaitingBytes = 500_000;
const maxStreams = 100;

/**
 * `GET /console/api/live`: server-sent events. `now` has the figures of the moment, `event` each event as it is folded, for those who may look at
 * events. It ends when the session or the server does.
 */
export function createLiveRoute(core: CollectorCore): (c: Context) => Promise<Response> {
  let streams = 0;
  return async (c) => {
    const member = await readSession(core, c);
    if (member === null) throw new ProblemError('sign_in_needed');
    if (streams >= maxStreams) throw new ProblemError('unavailable', 'Too many are watching', [], { 'retry-after': '30' });
    const mayWatch = roles['GET /events'].includes(member.role);
    let stop: () => void = () => undefined;
    const body = new ReadableStream<Uint8Array>(
      {
        start(controller) {
          streams++;
          stop = begin(controller);
        },
        cancel: () => stop(),
      },
      { highWaterMark: maxWaitingBytes, size: (chunk) => chunk?.byteLength ?? 0 },
    );

    function begin(controller: ReadableStreamDefaultController<Uint8Array>): () => void {
      const encoder = new TextEncoder();
      let told = 0;
      let ended = false;
      const send = (name: string, value: unknown, id?: number): void => {
        // A reader that does not keep up misses events rather than filling the memory.
        if (ended || (controller.desiredSize ?? 0) <= 0) return;
        controller.enqueue(
          encoder.encode(`event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(value)}\n\n`),
        );
      };
      const figures = setInterval(() => {
        told = 0;
        send('now', core.live.now());
      }, figuresEveryMs);
      const session = setInterval(() => void lookAgain(), lookAgainEveryMs);
      figures.unref();
      session.unref();
      const unwatch = core.live.watch({
        onEvent: (event: LiveEvent) => {
          if (!mayWatch || told >= eventsPerFigures) return;
          told++;
          const { identity: _whose, ...shown } = event as LiveEvent & { readonly identity?: string };
          send('event', shown, event.position);
        },
        onEnd: () => end(true),
      });
      const end = (byServer: boolean): void => {
        if (ended) return;
        ended = true;
        streams--;
        clearInterval(figures);
        clearInterval(session);
        unwatch();
        if (byServer) controller.close();
      };
      async function lookAgain(): Promise<void> {
        const present = await readSession(core, c).catch(() => null);
        if (present === null || present.role !== member?.role) end(true);
      }
      send('now', core.live.now());
      return () => end(false);
    }

    return new Response(body, {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
      },
    });
  };
}
