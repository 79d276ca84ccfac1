import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Check } from './check.ts';

const mega = 1024 * 1024;

/** Whether the disk has room to grow and for a backup. */
export const diskCheck: Check = {
  name: 'disk',
  async run({ folder }) {
    const { bavail, bsize } = await statfs(folder);
    const freeMb = Math.floor((bavail * bsize) / mega);
    let used = 0;
    for (const name of await readdir(folder)) used += (await stat(join(folder, name))).size;
    const usedMb = Math.ceil(used / mega);
    const text = `${freeMb.toLocaleString('en')} MB free, data take ${usedMb.toLocaleString('en')} MB`;
    if (freeMb < 100) return [{ level: 'fault', text, todo: 'free space: events are refused when the disk is full' }];
    if (freeMb < usedMb) return [{ level: 'warning', text, todo: 'a backup would not fit beside the data' }];
    return [{ level: 'ok', text }];
  },
};
