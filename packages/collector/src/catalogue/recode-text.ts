import { peek } from './peek.ts';

const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/;

/**
 * The bytes as UTF-8 when they say that they are something else: by a byte order mark (UTF-16), or as XML does by its first line
 * (https://www.w3.org/TR/xml/#sec-guessing). All else stays as it is.
 *
 * @throws Error for an encoding that is not known
 */
export async function recodeText(bytes: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const { head, all } = await peek(bytes, 256);
  const encoding = encodingOf(head);
  return encoding === 'utf-8' ? all : recode(all, decoderOf(encoding));
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  // A declaration that can be read a byte a letter is not in UTF-16, whatever it says.
  const label = declared.exec(new TextDecoder('latin1').decode(head))?.[1]?.toLowerCase();
  return label === undefined || label.startsWith('utf-16') ? 'utf-8' : label;
}

function decoderOf(encoding: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding);
  } catch {
    throw new Error(`it is in ${encoding}, which cannot be read; write it in UTF-8`);
  }
}

async function* recode(bytes: AsyncIterable<Uint8Array>, decoder: InstanceType<typeof TextDecoder>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const chunk of bytes) yield encoder.encode(decoder.decode(chunk, { stream: true }));
  yield encoder.encode(decoder.decode());
}
