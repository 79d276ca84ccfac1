import { describe, expect, it } from 'vitest';
import { readPinnedSnippet, snippetsFor } from './snippets.ts';

const shop = { origin: 'https://quen.shop.example', publishableKey: 'pk_1' };
const pinned = { path: '/quen.abc.js', integrity: 'sha512-Zm9v+/=' };

describe('the tag', () => {
  it('has the key filled in, for every kind of shop', () => {
    for (const { code } of snippetsFor(shop)) {
      expect(code).toContain('pk_1');
      expect(code).toContain('https://quen.shop.example');
      expect(code).not.toContain('integrity');
    }
  });

  it('may name one release, which browsers check', () => {
    const [html, gtm] = snippetsFor(shop, pinned);
    expect(html?.code).toBe(
      '<script async src="https://quen.shop.example/quen.abc.js" integrity="sha512-Zm9v+/=" crossorigin="anonymous" data-key="pk_1"></script>',
    );
    expect(gtm?.code).toContain("s.integrity = 'sha512-Zm9v+/='");
  });

  it('learns the release from the collector’s answer', () => {
    const headers = new Headers({ 'content-location': '/quen.abc.js', 'quen-integrity': 'sha512-Zm9v+/=' });
    expect(readPinnedSnippet(headers)).toEqual(pinned);
    expect(readPinnedSnippet(new Headers())).toBeNull();
    expect(readPinnedSnippet(new Headers({ 'content-location': '/quen.abc.js', 'quen-integrity': 'sha256-x' }))).toBeNull();
  });
});
