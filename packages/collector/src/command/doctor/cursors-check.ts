import type { Check, Finding } from './check.ts';

/** Names of the projections that keep a cursor. */
const projections = ['profiles', 'models'] as const;

/** Whether any projection claims to be ahead of the log, or is far behind it. */
export const cursorsCheck: Check = {
  name: 'cursors',
  async run({ storage }) {
    const head = await storage.log.head();
    const findings: Finding[] = [];
    for (const name of projections) {
      const cursor = await storage.profiles.cursor(name);
      if (cursor > head) {
        const text = `${name} are at ${cursor}, but the log ends at ${head}: the log was cut or restored without them`;
        findings.push({ level: 'fault', text, todo: 'run `quen replay`' });
      } else if (head - cursor > 100_000) {
        const text = `${name} are ${(head - cursor).toLocaleString('en')} positions behind the log`;
        findings.push({ level: 'warning', text, todo: 'the next start folds them, which takes a while' });
      }
    }
    return findings.length > 0 ? findings : [{ level: 'ok', text: `the log ends at ${head}, nothing is ahead of it` }];
  },
};
