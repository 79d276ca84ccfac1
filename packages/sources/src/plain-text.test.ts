import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
  ['<p>Nhẹ <b>và</b>\n khô</p><script>x < 1</script>', 'Nhẹ và khô'],
  ['Tom &amp; Jerry&#8217;s &#x2013; &rsquo;90s&hellip;', 'Tom & Jerry’s – ’90s…'],
  ['&Aacute;o len c&agrave; ph&ecirc; &ocirc;', 'Áo len cà phê ô'],
  ['a &amp;lt;b&amp;gt;', 'a &lt;b&gt;'],
  ['&constructor; &unknown; &#0;', '&constructor; &unknown;'],
])('%s reads %s', (html, text) => {
  expect(plainText(html)).toBe(text);
});
