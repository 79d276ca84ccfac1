import { guard } from '../guard.ts';

/** The address, when it leads to a page, a telephone or a mailbox; nothing for `javascript:` and the like. */
export const safeUrl: (url: unknown) => string | undefined = guard((url) =>
  url && /^(https?|tel|mailto):/.test(new URL(url as string, location.href).href) ? (url as string) : undefined,
);
