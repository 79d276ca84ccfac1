import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { dropVisitorId, keepVisitorId } from './visitor-cookie.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  dropVisitorId();
});

it('keeps one id from call to call, and a new one after it was dropped', () => {
  const id = keepVisitorId();
  expect(id).toMatch(/^[0-9a-z]{12,30}$/);
  expect(keepVisitorId()).toBe(id);
  vi.runAllTimers();
  expect(document.cookie).toContain(`quen_id=${id}`);
  expect(keepVisitorId()).toBe(id);
  dropVisitorId();
  expect(document.cookie).not.toContain('quen_id');
  expect(keepVisitorId()).not.toBe(id);
  // Dropped before it was written, it is not written any more.
  dropVisitorId();
  vi.runAllTimers();
  expect(document.cookie).not.toContain('quen_id');
});

it('goes on with an id that a server has set, and renews it', () => {
  // biome-ignore lint/suspicious/noDocumentCookie: as old as what it stands for.
  document.cookie = 'quen_id=0server;path=/';
  expect(keepVisitorId()).toBe('0server');
  const written = vi.spyOn(document, 'cookie', 'set');
  vi.runAllTimers();
  expect(written.mock.calls[0]?.[0]).toMatch(/^quen_id=0server;path=\/;max-age=34560000;samesite=lax/);
});

it('tries domains from the shortest on, until the browser takes one', () => {
  const tried: string[] = [];
  let jar = '';
  vi.spyOn(window.location, 'hostname', 'get').mockReturnValue('www.shop.com.vn');
  vi.spyOn(document, 'cookie', 'set').mockImplementation((line: string) => {
    const domain = /domain=([^;]+)/.exec(line)?.[1] ?? '';
    tried.push(domain);
    // A browser refuses public suffixes.
    if (!['vn', 'com.vn'].includes(domain)) jar = line.split(';')[0] ?? '';
    expect(line).toMatch(/sameSite=Lax/i);
  });
  vi.spyOn(document, 'cookie', 'get').mockImplementation(() => jar);
  expect(keepVisitorId()).toBeDefined();
  vi.runAllTimers();
  expect(tried).toEqual(['com.vn', 'shop.com.vn']);
});

it('knows nobody where cookies are blocked', () => {
  // Browsers that block cookies block storage with them.
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('blocked', 'SecurityError');
  });
  expect(keepVisitorId()).toBeUndefined();
  vi.restoreAllMocks();
  vi.spyOn(document, 'cookie', 'get').mockImplementation(() => {
    throw new DOMException('sandboxed', 'SecurityError');
  });
  expect(keepVisitorId()).toBeUndefined();
});
