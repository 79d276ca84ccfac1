import type { MerchantEntry } from '@quen/sources/merchant-feed';
import { XMLParser } from 'fast-xml-parser';

const endTag = /<\/(item|entry)\s*>/;
const beginTag = /<(item|entry)(?=[\s>])/;
/** What is text although it looks like a tag. */
const hidden = /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)/g;
const feedTag = /^(?:rss|feed|rdf:rdf)$/i;
const rootTag = /<([^\s!?/>]+)/;
const maxEntryLength = 1024 * 1024;

/**
 * Reads the items of an RSS 2.0 or entries of an Atom feed one by one, so that a feed of any length takes constant memory. XML's entities,
 * HTML's commonest and numbered characters are resolved, each once; a DTD is not read.
 *
 * @throws Error when one entry is longer than a megabyte, when it is no feed, and after all that is whole when the feed breaks off
 */
export async function* readMerchantXml(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<MerchantEntry> {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    htmlEntities: true,
    trimValues: true,
    isArray: () => false,
  });
  const decoder = new TextDecoder();
  let text = '';
  let root: string | undefined;
  let isEmpty = true;
  for await (const chunk of bytes) {
    text += decoder.decode(chunk, { stream: true });
    root ??= rootOf(text);
    for (let part = cutEntry(text); part !== undefined; part = cutEntry(text)) {
      text = part.rest;
      isEmpty = false;
      yield entryOf(parser.parse(part.entry));
    }
    if (text.length > maxEntryLength) {
      if (beginTag.test(text)) throw new Error('an entry of the feed is longer than a megabyte');
      text = text.slice(-64);
    }
  }
  const left = text.replace(hidden, '');
  if (beginTag.test(left)) throw new Error('the feed breaks off within an entry');
  if (root !== undefined && !left.includes(`</${root}`)) throw new Error(`the feed breaks off: it ends without </${root}>`);
  // A shop that asks for a password or a robot check answers with a page; a feed that has run empty is still one.
  if (isEmpty && root !== undefined && !feedTag.test(root))
    throw new Error(`it is no feed: <${root}> holds no <item> and no <entry>`);
}

/** The tag that holds the entries; undefined until it is there, and where the entries stand by themselves. */
function rootOf(text: string): string | undefined {
  const seen = text.replace(hidden, '');
  const found = rootTag.exec(seen);
  // Up to its end, so that half a name is not taken for one.
  if (found === null || found.index + found[0].length === seen.length) return undefined;
  return /^(?:item|entry)$/.test(found[1] ?? '') ? undefined : found[1];
}

function cutEntry(text: string): { entry: string; rest: string } | undefined {
  // A tag inside CDATA or a comment is text: it is blanked out for the search, at the same length.
  const masked = text.replace(hidden, (whole) => ' '.repeat(whole.length));
  const begin = beginTag.exec(masked);
  if (begin === null) return undefined;
  const end = endTag.exec(masked.slice(begin.index));
  if (end === null) return undefined;
  const stop = begin.index + end.index + end[0].length;
  return { entry: text.slice(begin.index, stop), rest: text.slice(stop) };
}

function entryOf(document: unknown): MerchantEntry {
  const root = typeof document === 'object' && document !== null ? Object.values(document)[0] : undefined;
  const entry: { [attribute: string]: string | readonly string[] } = {};
  for (const [name, value] of Object.entries(typeof root === 'object' && root !== null ? root : {})) {
    const texts = (Array.isArray(value) ? value : [value]).map(textOf).filter((text) => text !== undefined);
    if (texts.length > 0) entry[name] = texts.length === 1 ? (texts[0] ?? '') : texts;
  }
  return entry;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const { '#text': text, '@href': href } = value as { '#text'?: unknown; '@href'?: unknown };
  // Atom writes <link href="…"/>.
  return typeof text === 'string' ? text : typeof href === 'string' ? href : undefined;
}
