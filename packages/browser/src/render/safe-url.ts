/** The address, when it leads to a page, a telephone or a mailbox; nothing for `javascript:` and the like. */
export function safeUrl(url: string | undefined): string | undefined {
  try {
    return url && /^(https?|tel|mailto):$/.test(new URL(url, location.href).protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}
