import { checkRules } from '../../rules/check-rules.ts';
import type { Check } from './check.ts';

/** Whether the newest rules compile, and whether anything of them is running. */
export const rulesCheck: Check = {
  name: 'rules',
  async run({ storage }) {
    const newest = await storage.rules.newest();
    if (newest === undefined)
      return [{ level: 'warning', text: 'there are none', todo: 'run `quen serve` once, or `quen campaigns push DIR`' }];
    const { version: _, ...draft } = newest.ruleSet;
    const checked = checkRules(draft);
    if (!checked.ok) {
      const todo = 'run `quen campaigns pull DIR`, mend the file, and push it';
      return checked.issues.map(({ path, message }) => ({
        level: 'fault',
        text: `version ${newest.version}, ${path}: ${message}`,
        todo,
      }));
    }
    const running = newest.ruleSet.campaigns.filter(({ status }) => status === 'running').length;
    const text = `version ${newest.version} compiles; ${running} of ${newest.ruleSet.campaigns.length} campaigns are running`;
    return running > 0
      ? [{ level: 'ok', text }]
      : [{ level: 'warning', text, todo: 'placements show their own fallback content' }];
  },
};
