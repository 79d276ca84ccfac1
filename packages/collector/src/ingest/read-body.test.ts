import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readBody } from './read-body.ts';

const limits = { maxBytes: 1000, maxInflatedBytes: 5000 };
const read = async (body: BodyInit, headers: Record<string, string> = {}): Promise<string> => {
  const result = await readBody(new Request('http://collector/', { method: 'POST', body, headers }), limits);
  return result.ok ? result.value : (result.issues[0]?.code ?? '');
};
const bytes = (buffer: Buffer): BodyInit => new Uint8Array(buffer);

describe('readBody', () => {
  it('takes text under any content type, with or without a byte order mark', async () => {
    expect(await read('{"giày":1}', { 'content-type': 'image/png' })).toBe('{"giày":1}');
    expect(await read('\ufeff{}')).toBe('{}');
  });

  it('inflates gzip however it is labelled, up to its cap', async () => {
    expect(await read(bytes(gzipSync('{"a":1}')), { 'content-type': 'application/x-www-form-urlencoded' })).toBe('{"a":1}');
    expect(await read(bytes(gzipSync('x'.repeat(100_000))))).toBe('body_too_large');
    expect(await read(bytes(gzipSync('{"a":1}').subarray(0, 12)))).toBe('invalid_json');
  });

  it('refuses what is too large, announced, sent or streamed', async () => {
    expect(await read('x'.repeat(1001))).toBe('body_too_large');
    expect(await read('{}', { 'content-length': '99999' })).toBe('body_too_large');
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(300)) });
    const request = new Request('http://collector/', { method: 'POST', body: endless, duplex: 'half' } as RequestInit);
    expect((await readBody(request, limits)).ok).toBe(false);
  });

  it('refuses what is not UTF-8', async () => {
    expect(await read(bytes(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])))).toBe('invalid_json');
  });
});
