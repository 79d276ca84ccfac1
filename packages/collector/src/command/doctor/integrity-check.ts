import { access, constants } from 'node:fs/promises';
import type { Check } from './check.ts';

/** Whether the database's files are whole. */
export const integrityCheck: Check = {
  name: 'database',
  async run({ storage, folder }) {
    const faults = await storage.checkIntegrity();
    if (faults.length > 0) {
      const todo = 'stop the server, keep the folder as it is, and restore the newest backup';
      return faults.map((text) => ({ level: 'fault', text, todo }));
    }
    // The store is open to look only; whether a server can write, its /readyz tells.
    const writable = await access(folder, constants.W_OK).then(
      () => true,
      () => false,
    );
    if (!writable)
      return [{ level: 'fault', text: `${folder} cannot be written by this user`, todo: 'see its owner and rights' }];
    const [events, profiles] = [await storage.log.count(), await storage.profiles.count()];
    return [
      {
        level: 'ok',
        text: `whole, ${events.toLocaleString('en')} events, ${profiles.toLocaleString('en')} profiles`,
      },
    ];
  },
};
