/** What became of a request. */
export interface PostOutcome {
  /** The answer's JSON, when it was a success. */
  readonly answer?: unknown;
  /** True when sending the same again may help: no connection, 429, 5xx. */
  readonly isTransient: boolean;
  /** What `Retry-After` asks for; 0 when it says nothing. */
  readonly waitMs: number;
}

/**
 * Posts JSON as `text/plain`, which a browser sends to another origin without a preflight. Never rejects. Small bodies are
 * sent with `keepalive`, so that they outlive the page; browsers allow 64 kB of those in flight.
 */
export async function post(url: string, content: object): Promise<PostOutcome> {
  try {
    const body = JSON.stringify(content);
    const response = await fetch(url, { method: 'POST', body, keepalive: body.length < 30_000 });
    const after = response.headers.get('Retry-After') as string;
    return {
      answer: response.ok ? await response.json() : undefined,
      isTransient: response.status > 499 || response.status === 429,
      waitMs: Number(after) * 1000 || Date.parse(after) - Date.now() || 0,
    };
  } catch {
    return { isTransient: true, waitMs: 0 };
  }
}
