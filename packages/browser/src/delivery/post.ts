/** What became of a request. */
export interface PostOutcome {
  /** False when sending the same again may help: no connection, 429, 5xx. */
  readonly settled: boolean;
  /** The answer's JSON, when it was a success. */
  readonly answer?: unknown;
  /** What `Retry-After` asks for; 0 when it says nothing. */
  readonly retryAfterMs: number;
}

/**
 * Posts a JSON text as `text/plain`, which a browser sends to another origin without a preflight. Never rejects. Small bodies are
 * sent with `keepalive`, so that they outlive the page; browsers allow 64 kB of those in flight.
 */
export async function post(url: string, body: string): Promise<PostOutcome> {
  try {
    const response = await fetch(url, { method: 'POST', body, keepalive: body.length < 30_000 });
    const { status } = response;
    const after = response.headers.get('Retry-After') ?? 0;
    return {
      settled: status < 500 && status !== 429,
      answer: response.ok ? await response.json() : undefined,
      retryAfterMs: Math.max(0, Number(after) * 1000 || Date.parse(String(after)) - Date.now() || 0),
    };
  } catch {
    return { settled: false, retryAfterMs: 0 };
  }
}
