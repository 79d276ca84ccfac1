import type { MerchantEntry } from '@quen/sources/merchant-feed';
import { XMLParser } from 'fast-xml-parser';

/** An entry of a feed, or why it could not be read. */
export type XmlEntry =
  | { readonly entry: MerchantEntry }
  | {
      readonly fault: string;
      /** As far as it shows. */
      readonly id: string | undefined;
    };

const beginTag = /<(item|entry)(?=[\s>])/;
/** Where one entry ends and the next one begins. */
const border = /<\/(?:item|entry)\s*>(?:\s|<!--[\s\S]*?-->)*(?=<(?:item|entry)[\s>])/;
const cdata = '<![CDATA[';
const feedTag = /^(?:rss|feed|rdf:rdf)$/i;
const rootTag = /<([^\s!?/>]+)/;
const idTag = /<(?:g:)?id>\s*(?:<!\[CDATA\[)?([^<\]]*)/;
const maxEntryLength = 1024 * 1024;
/** Longer than a tag that came half. */
const keptLength = 256;

/**
 * Reads the items of an RSS 2.0 or entries of an Atom feed one by one, so that a feed of any length takes constant memory. XML's entities,
 * HTML's commonest and numbered characters are resolved, each once; a DTD is not read. An entry that is broken is answered as a fault, and
 * reading goes on where the next one begins.
 *
 * @throws Error when it is no feed, and after all that is whole when the feed breaks off
 */
export async function* readMerchantXml(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<XmlEntry> {
  const decoder = new TextDecoder();
  let text = '';
  let root: string | undefined;
  let isEmpty = true;
  /** Within an entry that was given up as too long. */
  let isSkipping = false;
  for await (const chunk of bytes) {
    text += decoder.decode(chunk, { stream: true });
    root ??= rootOf(text);
    if (isSkipping) {
      const next = border.exec(text);
      text = next === null ? text.slice(-keptLength) : text.slice(next.index + next[0].length);
      isSkipping = next === null;
      if (isSkipping) continue;
    }
    for (let part = cutEntry(text, false); part !== undefined; part = cutEntry(text, text.length > maxEntryLength)) {
      text = part.rest;
      isEmpty = false;
      yield part.read;
    }
    if (text.length <= maxEntryLength) continue;
    const begin = beginTag.exec(masked(text, true));
    if (begin === null) {
      const isComment = text.lastIndexOf('<!--') > text.lastIndexOf('-->');
      text = `${isComment ? '<!--' : ''}${text.slice(-keptLength)}`;
      continue;
    }
    isEmpty = false;
    yield broken(text.slice(begin.index), 'is longer than a megabyte');
    text = text.slice(-keptLength);
    isSkipping = true;
  }
  for (let part = cutEntry(text, true); part !== undefined; part = cutEntry(text, true)) {
    text = part.rest;
    isEmpty = false;
    yield part.read;
  }
  const left = masked(text, true);
  if (beginTag.test(left)) throw new Error('the feed breaks off within an entry');
  if (root !== undefined && !left.includes(`</${root}`)) throw new Error(`the feed breaks off: it ends without </${root}>`);
  // A shop that asks for a password or a robot check answers with a page; a feed that has run empty is still one.
  if (isEmpty && root !== undefined && !feedTag.test(root))
    throw new Error(`it is no feed: <${root}> holds no <item> and no <entry>`);
}

/** The tag that holds the entries; undefined until it is there, and where the entries stand by themselves. */
function rootOf(text: string): string | undefined {
  const seen = masked(text, false);
  const found = rootTag.exec(seen);
  // Up to its end, so that half a name is not taken for one.
  if (found === null || found.index + found[0].length === seen.length) return undefined;
  return /^(?:item|entry)$/.test(found[1] ?? '') ? undefined : found[1];
}

/** The first entry of the text, and what comes after it; undefined when it has not come whole. */
function cutEntry(text: string, isLast: boolean): { read: XmlEntry; rest: string } | undefined {
  const seen = masked(text, isLast);
  const begin = beginTag.exec(seen);
  if (begin === null) return undefined;
  const after = begin.index + begin[0].length;
  const end = new RegExp(`</${begin[1]}\\s*>`).exec(seen.slice(after));
  const stop = end === null ? seen.length : after + end.index + end[0].length;
  const next = beginTag.exec(seen.slice(after, stop));
  if (next !== null && next[1] === begin[1]) {
    const nextAt = after + next.index;
    return { read: broken(text.slice(begin.index, nextAt), 'has no end, or CDATA in it has none'), rest: text.slice(nextAt) };
  }
  return end === null ? undefined : { read: parseEntry(text.slice(begin.index, stop)), rest: text.slice(stop) };
}

/**
 * The text with CDATA and comments blanked out at the same length: a tag in them is text. CDATA that has no end would take the entries
 * after its own along, up to the end of theirs: it is held to end where the next entry begins.
 *
 * @param isLast nothing that could end it comes any more
 */
function masked(text: string, isLast: boolean): string {
  const open = /<!\[CDATA\[|<!--/g;
  let seen = '';
  let at = 0;
  for (let found = open.exec(text); found !== null; found = open.exec(text)) {
    const isCdata = found[0] === cdata;
    const close = text.indexOf(isCdata ? ']]>' : '-->', found.index + found[0].length);
    let stop = close === -1 ? text.length : close + 3;
    const inside = text.slice(found.index, stop);
    const next = isCdata ? border.exec(inside) : null;
    if (next !== null && ((isLast && close === -1) || inside.includes(cdata, next.index)))
      stop = found.index + next.index + next[0].length;
    seen += text.slice(at, found.index) + ' '.repeat(stop - found.index);
    at = stop;
    open.lastIndex = stop;
  }
  return seen + text.slice(at);
}

const parser: XMLParser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  htmlEntities: true,
  trimValues: true,
  isArray: () => false,
});

function parseEntry(text: string): XmlEntry {
  try {
    return { entry: entryOf(parser.parse(text)) };
  } catch (error) {
    return broken(text, `is no XML: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function broken(text: string, fault: string): XmlEntry {
  const id = idTag.exec(text)?.[1]?.trim();
  return { fault, id: id === '' ? undefined : id };
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
