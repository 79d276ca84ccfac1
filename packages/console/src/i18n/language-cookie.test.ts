import type { Window } from 'happy-dom';
import { afterEach, expect, it } from 'vitest';
import { keepLanguage, readLanguage } from './language-cookie.ts';

afterEach(() => {
  // biome-ignore lint/suspicious/noDocumentCookie: it stands there as a browser would have it.
  document.cookie = 'quen_console_language=;path=/console;max-age=0';
});

it('keeps the language chosen, and takes nothing else for one', () => {
  (window as unknown as Window).happyDOM.setURL('https://shop.example/console/settings');
  expect(readLanguage()).toBeUndefined();
  keepLanguage('en');
  expect(readLanguage()).toBe('en');
  keepLanguage('vi');
  expect(readLanguage()).toBe('vi');
  // biome-ignore lint/suspicious/noDocumentCookie: it stands there as a browser would have it.
  document.cookie = 'quen_console_language=<b>;path=/console';
  expect(readLanguage()).toBeUndefined();
});
