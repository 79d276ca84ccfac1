/** Looks at the first bytes (fewer when there are no more) without losing them. A fault behind some of them comes when these have been read. */
export async function peek(
  bytes: AsyncIterable<Uint8Array>,
  length: number,
): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let fault: { readonly error: unknown } | undefined;
  try {
    while (size < length) {
      const next = await iterator.next();
      if (next.done === true) break;
      chunks.push(next.value);
      size += next.value.length;
    }
  } catch (error) {
    if (size === 0) throw error;
    fault = { error };
  }
  const head = Buffer.concat(chunks);
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head;
      if (fault !== undefined) throw fault.error;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
    } finally {
      // Whoever stops early must not leave the file open.
      await iterator.return?.();
    }
  }
  return { head, all: all() };
}
