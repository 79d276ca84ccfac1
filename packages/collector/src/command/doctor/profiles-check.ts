import { createProfile, foldProfile } from '@quen/engine';
import type { ShopSettings } from '@quen/protocol';
import { namedIdentities } from '../../identity/named-identities.ts';
import { ownProfileId } from '../../identity/profile-id.ts';
import type { Storage, StoredProfile } from '../../storage/storage.ts';
import type { Check } from './check.ts';

const sampleSize = 50;

/** Whether stored profiles are what a replay of their events gives. */
export const profilesCheck: Check = {
  name: 'profiles',
  async run({ storage }) {
    const shop = (await storage.rules.newest())?.ruleSet.shop;
    const total = await storage.profiles.count();
    if (shop === undefined || total === 0) return [{ level: 'ok', text: 'none yet' }];
    const wrong: string[] = [];
    const sample = await sampleOf(storage, total);
    for (const stored of sample) if (!(await matchesReplay(storage, stored, shop))) wrong.push(stored.profile.id);
    if (wrong.length === 0)
      return [{ level: 'ok', text: `${sample.length} of ${total.toLocaleString('en')} compared with a replay, all the same` }];
    const text = `${wrong.length} of ${sample.length} differ from a replay of their events, such as ${wrong.slice(0, 3).join(', ')}`;
    return [
      {
        level: 'warning',
        text,
        todo: 'run `quen replay`; profiles also differ after shop settings (half-life, currency) were changed',
      },
    ];
  },
};

/** Spread over all ids: ids are hashes, so that any place to begin is as good as another. */
async function sampleOf(storage: Storage, total: number): Promise<readonly StoredProfile[]> {
  if (total <= sampleSize) return storage.profiles.list('', sampleSize);
  const sample = new Map<string, StoredProfile>();
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  for (let index = 0; sample.size < sampleSize && index < letters.length; index += 1) {
    for (const stored of await storage.profiles.list(`p_${letters[index]}`, 1)) sample.set(stored.profile.id, stored);
  }
  return [...sample.values()];
}

async function matchesReplay(storage: Storage, { profile, position }: StoredProfile, shop: ShopSettings): Promise<boolean> {
  const identities = new Set([...(await storage.profiles.linksOf(profile.id)), ...namedIdentities(profile)]);
  const own: string[] = [];
  for (const identity of identities) {
    const owner = (await storage.profiles.linkOf(identity)) ?? ownProfileId(identity);
    if (owner === profile.id) own.push(identity);
  }
  const events = own.length === 0 ? [] : await storage.log.readIdentities(own, position);
  const [first] = events;
  if (first === undefined) return false;
  const replayed = createProfile(profile.id, first.occurredAtMs);
  for (const event of events) foldProfile(replayed, event, shop);
  return JSON.stringify(replayed) === JSON.stringify(profile);
}
