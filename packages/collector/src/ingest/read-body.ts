import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { ErrorCode, Result } from '@quen/protocol';

const gunzipAsync = promisify(gunzip);

/** The most bytes a body may have as sent, and after inflating. */
export interface BodyLimits {
  readonly maxBytes: number;
  readonly maxInflatedBytes: number;
}

export const defaultBodyLimits: BodyLimits = { maxBytes: 1_000_000, maxInflatedBytes: 10_000_000 };

/**
 * The text of a body, whatever its content type says. A gzip body is told by its first two bytes, since clients label it wrongly. The
 * issue is `body_too_large` or `invalid_json` (not UTF-8, broken gzip).
 */
export async function readBody(request: Request, limits: BodyLimits): Promise<Result<string>> {
  const sent = await readBytes(request, limits);
  return sent.ok ? decodeBody(sent.value, limits) : sent;
}

/** The body as it was sent; the issue is `body_too_large`. */
export async function readBytes(request: Request, { maxBytes }: BodyLimits): Promise<Result<Buffer>> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > maxBytes) return refuse('body_too_large', `The body has ${announced} bytes; ${maxBytes} is the most.`);
  const sent = await collect(request, maxBytes);
  return sent === null ? refuse('body_too_large', `The body has more than ${maxBytes} bytes.`) : { ok: true, value: sent };
}

/** The text of the bytes of a body: at once, unless they are inflated first. */
export function decodeBody(sent: Buffer, limits: BodyLimits): Result<string> | Promise<Result<string>> {
  return sent[0] === 0x1f && sent[1] === 0x8b ? inflate(sent, limits) : readText(sent);
}

async function inflate(sent: Buffer, limits: BodyLimits): Promise<Result<string>> {
  try {
    return readText(await gunzipAsync(sent, { maxOutputLength: limits.maxInflatedBytes }));
  } catch (error) {
    const tooLarge = error instanceof RangeError || (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    if (tooLarge) return refuse('body_too_large', `The body inflates to more than ${limits.maxInflatedBytes} bytes.`);
    return refuse('invalid_json', 'The gzip stream is broken; send it whole.');
  }
}

function readText(bytes: Buffer): Result<string> {
  if (!isUtf8(bytes)) return refuse('invalid_json', 'The body is not UTF-8; encode it as UTF-8.');
  const text = bytes.toString('utf8');
  return { ok: true, value: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text };
}

async function collect(request: Request, maxBytes: number): Promise<Buffer | null> {
  // With a length the server has already bounded what arrives; without one (chunked) the stream is counted as it comes.
  if (request.headers.has('content-length') || request.body === null) {
    const bytes = Buffer.from(await request.arrayBuffer());
    return bytes.length > maxBytes ? null : bytes;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function refuse(code: ErrorCode, message: string): Result<never> {
  return { ok: false, issues: [{ code, path: '', message }] };
}
