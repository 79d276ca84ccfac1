import type { RetentionSettings } from '@quen/protocol';
import { mayLink } from '../identity/identity-graph.ts';
import { refoldProfile } from '../profiles/refold-profile.ts';
import type { CollectorCore } from '../server/core.ts';
import type { StoredEvent } from '../storage/storage.ts';
import { othersOnDevices } from './others-on-devices.ts';
import type { Retention } from './retention.ts';
import { readRetention, retentionClassOf } from './retention-settings.ts';

const dayMs = 86_400_000;
const eventsPerPortion = 1_000;
const personsPerPortion = 10;
/** After a whole round. */
const restMs = 3_600_000;

export function createRetention(core: CollectorCore): Retention {
  const { storage, identities } = core;
  let position = 0;
  let resumeAtMs = Number.NEGATIVE_INFINITY;

  async function runOnce(): Promise<boolean> {
    const nowMs = core.now();
    if (nowMs < resumeAtMs) return false;
    const settings = await readRetention(storage.settings);
    const before = (days: number | null): number => (days === null ? Number.NEGATIVE_INFINITY : nowMs - days * dayMs);
    let more = 0;
    if (settings.rejected !== null) more += await storage.retention.removeRejectedBefore(before(settings.rejected));
    if (settings.setAside !== null) more += await storage.retention.removeSetAsideBefore(before(settings.setAside));
    if (settings.decisions !== null) more += await storage.decisions.removeBefore(before(settings.decisions));
    if (await thinSome(settings, before)) more++;
    if (more === 0) {
      position = 0;
      resumeAtMs = nowMs + restMs;
    }
    return more > 0;
  }

  /** Looks at the next old events, and thins out whose they are; false at the end of what is old. */
  async function thinSome(settings: RetentionSettings, before: (days: number | null) => number): Promise<boolean> {
    const newest = Math.max(before(settings.browsing), before(settings.orders), before(settings.declared));
    if (newest === Number.NEGATIVE_INFINITY) return false;
    const tooOld = (event: StoredEvent): boolean => event.receivedAtMs < before(settings[retentionClassOf(event.name)]);
    const events = await storage.retention.oldEvents(position, newest, eventsPerPortion);
    const persons = new Map<string, string>();
    const nobodys: number[] = [];
    for (const event of events) {
      if (persons.size >= personsPerPortion) break;
      position = event.position;
      if (!tooOld(event)) continue;
      if (event.identity.startsWith('x:')) nobodys.push(event.position);
      else if (!isThinned(event)) persons.set(await identities.profileOf(event.identity), event.identity);
    }
    if (nobodys.length > 0) await storage.retention.thin({ remove: nobodys, strip: [], keep: [], forget: [] });
    for (const [profileId, identity] of persons) await core.commits.exclusively(() => thinPerson(profileId, identity, tooOld));
    return events.length > 0;
  }

  async function thinPerson(profileId: string, identity: string, tooOld: (event: StoredEvent) => boolean): Promise<void> {
    const members = await identities.identitiesOf(profileId, identity);
    const events = await storage.log.readIdentities(members, core.folder.head);
    const remove: number[] = [];
    const strip: number[] = [];
    const keep: number[] = [];
    if (events.every(tooOld)) {
      const forget = [{ profileId, identities: members }];
      const { rename, guests } = await othersOnDevices(core, members);
      await storage.retention.thin({ remove: events.map((event) => event.position), strip, keep, rename, forget });
      core.cache.remove(profileId);
      identities.clear();
      for (const guest of guests) {
        const guestProfileId = await identities.profileOf(guest);
        await refoldProfile(core, guestProfileId, await identities.identitiesOf(guestProfileId, guest));
      }
      return;
    }
    const met = new Set<string>();
    for (const event of events) {
      const isFirst = !met.has(event.identity);
      met.add(event.identity);
      if (!tooOld(event)) continue;
      // A withdrawal that is forgotten would be taken for the shop's default.
      if (event.name === 'consent') {
        if (!isThinned(event)) keep.push(event.position);
      } else if (!isFirst && !mayLink(event)) remove.push(event.position);
      else if (!isThinned(event)) strip.push(event.position);
    }
    if (remove.length + strip.length + keep.length === 0) return;
    await storage.retention.thin({ remove, strip, keep, forget: [] });
    await refoldProfile(core, profileId, members);
  }

  return {
    runOnce,
    restart() {
      position = 0;
      resumeAtMs = Number.NEGATIVE_INFINITY;
    },
  };
}

/** Whether it was looked at before and stays; one that never had any properties is told from it by the mark. */
function isThinned({ flags }: StoredEvent): boolean {
  return flags.includes('thinned');
}
