import type { Check } from './check.ts';

/** Whether the database's files are whole. */
export const integrityCheck: Check = {
  name: 'database',
  async run({ storage }) {
    const faults = await storage.checkIntegrity();
    if (faults.length > 0) {
      const todo = 'stop the server, keep the folder as it is, and restore the newest backup';
      return faults.map((text) => ({ level: 'fault', text, todo }));
    }
    try {
      await storage.probe();
    } catch (error) {
      const text = `nothing can be written now: ${error instanceof Error ? error.message : String(error)}`;
      return [{ level: 'fault', text, todo: 'free disk space, or see who holds the database' }];
    }
    const [events, profiles] = [await storage.log.count(), await storage.profiles.count()];
    return [
      {
        level: 'ok',
        text: `whole and writable, ${events.toLocaleString('en')} events, ${profiles.toLocaleString('en')} profiles`,
      },
    ];
  },
};
