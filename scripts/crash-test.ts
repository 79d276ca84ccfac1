import { parseArgs } from 'node:util';
import { crashRun } from '../packages/collector/test/crash-run.ts';

/** Kills a real server under load so many times and looks for what was lost: `npm run crash -- --times 100`. Exits with 1 when anything was. */
const { values } = parseArgs({ options: { times: { type: 'string', default: '100' } } });
const times = Number(values.times);
if (!Number.isInteger(times) || times < 1) throw new Error('--times takes a whole number');
const { inLog, lost, twice, profilesEqualReplay, faults } = await crashRun(times, (text) => console.log(text));
console.log(
  `${inLog} events in the log: ${lost} lost, ${twice} twice; profiles ${profilesEqualReplay ? 'equal' : 'DIFFER FROM'} the replay; ${faults.length} faults in the file`,
);
process.exit(lost === 0 && twice === 0 && profilesEqualReplay && faults.length === 0 ? 0 : 1);
