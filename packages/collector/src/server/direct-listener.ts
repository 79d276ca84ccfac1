import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Answer, AnswerBody, Asked } from '../routes/asked.ts';

/**
 * Answers the `direct` paths from Node's own request, and leaves all else to `otherwise`: other methods and paths, and bodies that are longer than
 * `maxBytes` or do not say how long they are.
 */
export function createDirectListener(
  direct: ReadonlyMap<string, AnswerBody>,
  maxBytes: number,
  otherwise: RequestListener,
): RequestListener {
  return (incoming, outgoing) => {
    const answer = incoming.method === 'POST' ? direct.get(pathOf(incoming.url ?? '')) : undefined;
    if (answer === undefined || !(Number(incoming.headers['content-length']) <= maxBytes)) return otherwise(incoming, outgoing);
    readBody(incoming, (bytes) => {
      answer(new NodeAsked(incoming), { ok: true, value: bytes }).then(
        (answered) => send(outgoing, answered),
        () => outgoing.destroy(),
      );
    });
  };
}

function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

/** Calls back once the body is whole. A request that breaks off before is nobody's any more. */
function readBody(incoming: IncomingMessage, whole: (bytes: Buffer) => void): void {
  let first: Buffer | null = null;
  let more: Buffer[] | null = null;
  incoming.on('data', (chunk: Buffer) => {
    if (first === null) first = chunk;
    else if (more === null) more = [first, chunk];
    else more.push(chunk);
  });
  incoming.on('end', () => whole(more === null ? (first ?? Buffer.alloc(0)) : Buffer.concat(more)));
  incoming.on('error', () => incoming.destroy());
}

function send(outgoing: ServerResponse, { status, headers, body }: Answer): void {
  if (outgoing.destroyed) return;
  outgoing.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
  outgoing.end(body);
}

class NodeAsked implements Asked {
  readonly env: { readonly incoming: IncomingMessage };

  constructor(incoming: IncomingMessage) {
    this.env = { incoming };
  }

  get req(): this {
    return this;
  }

  header(name: string): string | undefined {
    const value = this.env.incoming.headers[name];
    return typeof value === 'string' ? value : value?.join(', ');
  }

  query(key: string): string | undefined {
    const url = this.env.incoming.url ?? '';
    const begin = url.indexOf('?');
    return begin < 0 ? undefined : (new URLSearchParams(url.slice(begin + 1)).get(key) ?? undefined);
  }
}
