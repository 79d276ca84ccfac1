import { afterEach, expect, it, vi } from 'vitest';
import { dropVisitorId, keepVisitorId } from './visitor-cookie.ts';

afterEach(() => {
  vi.restoreAllMocks();
  dropVisitorId();
});

it('keeps one id from call to call, and a new one after it was dropped', () => {
  const id = keepVisitorId();
  expect(id).toMatch(/^[0-9a-z]{12,30}$/);
  expect(keepVisitorId()).toBe(id);
  dropVisitorId();
  expect(document.cookie).not.toContain('quen_id');
  expect(keepVisitorId()).not.toBe(id);
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
  expect(tried).toEqual(['com.vn', 'shop.com.vn']);
});

it('knows nobody where cookies are blocked', () => {
  vi.spyOn(document, 'cookie', 'get').mockReturnValue('');
  expect(keepVisitorId()).toBeUndefined();
  vi.spyOn(document, 'cookie', 'get').mockImplementation(() => {
    throw new DOMException('sandboxed', 'SecurityError');
  });
  expect(keepVisitorId()).toBeUndefined();
});
