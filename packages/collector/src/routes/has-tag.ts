/** Whether a request's `If-None-Match` names the tag; a proxy that packs answers makes it a weak one, `W/"…"` (RFC 9110, 13.1.2). */
export function hasTag(ifNoneMatch: string | undefined, etag: string): boolean {
  return ifNoneMatch?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false;
}
