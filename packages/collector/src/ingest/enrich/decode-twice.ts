/** What a server, and one behind it, would read in a parameter: percent codes and `+`, also those of what was encoded before. Never throws. */
export function decodeTwice(text: string): string {
  return decode(decode(text.replaceAll('+', ' ')));
}

function decode(text: string): string {
  return text.includes('%') ? text.replace(/(?:%[\da-f]{2})+/gi, decodeRun) : text;
}

function decodeRun(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    // Broken as UTF-8; its ASCII letters are read all the same.
    return encoded.replace(/%([2-7][\da-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  }
}
