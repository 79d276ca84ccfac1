import type { Check } from './check.ts';

/** Whether everybody who was erased is erased in these data. */
export const erasedCheck: Check = {
  name: 'erased persons',
  async run({ storage }) {
    const pending = await storage.privacy.pending();
    if (pending.length > 0) {
      const text = `${pending.length} identities were erased after these data were copied`;
      return [{ level: 'fault', text, todo: 'start the server once, or run `quen replay`: they are erased at the start' }];
    }
    const hashes = new Set((await storage.privacy.suppressions()).map(({ hash }) => hash));
    return [{ level: 'ok', text: `${hashes.size} identities on the list` }];
  },
};
