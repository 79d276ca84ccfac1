import { inGlobalHoldout, localDay } from '@quen/engine';
import type { EventEnvelope, Profile, ShopSettings } from '@quen/protocol';
import { ownProfileId } from '../identity/profile-id.ts';
import type { Ingest } from '../ingest/ingest.ts';
import { messageIdOf } from '../ingest/message-id-of.ts';
import type { Log } from '../server/log.ts';

export interface HeldOutTellerOptions {
  readonly ingest: Ingest;
  readonly shop: () => ShopSettings;
  readonly log: Log;
}

/** A decision that left somebody out, so that its effect can be measured. */
export interface HeldOutDecision {
  /** Whose page it was, `a:…` or `u:…`. Only people who may be remembered. */
  readonly identity: string;
  readonly profile: Profile;
  /** Campaigns that would have been shown. */
  readonly heldOut: readonly { readonly campaign: string }[];
  readonly nowMs: number;
}

/** Remembered so that the same is not told with every page; after a restart the log itself sees to it. */
const maxTold = 50_000;

/**
 * Writes into the log who would have seen a campaign and did not, as `exposure` with `heldOut: true`: once a day, campaign and device.
 * Somebody who is held out of everything is told of without a campaign. Nobody waits for it, and losing one changes no answer.
 */
export function createHeldOutTeller({ ingest, shop, log }: HeldOutTellerOptions): (decision: HeldOutDecision) => void {
  const told = new Set<string>();
  return ({ identity, profile, heldOut, nowMs }) => {
    const { timeZone, globalHoldout, salt } = shop();
    const fromEverything = inGlobalHoldout(profile, globalHoldout, salt);
    if (heldOut.length === 0 && !fromEverything) return;
    const day = localDay(timeZone, nowMs);
    const events: EventEnvelope[] = [];
    for (const campaign of fromEverything ? [null] : new Set(heldOut.map((one) => one.campaign))) {
      const messageId = messageIdOf('held-out', day, ownProfileId(identity), campaign ?? '');
      if (told.has(messageId)) continue;
      if (told.size >= maxTold) told.clear();
      told.add(messageId);
      events.push({
        messageId,
        name: 'exposure',
        ...(identity.startsWith('u:') ? { userId: identity.slice(2) } : { anonymousId: identity.slice(2) }),
        properties: { heldOut: true, ...(campaign !== null && { campaign }) },
        timestamp: nowMs,
      });
    }
    if (events.length === 0) return;
    const batch = {
      events,
      source: 'system',
      provenUserId: null,
      consent: { analytics: 'granted' },
      receivedAtMs: nowMs,
    } as const;
    ingest(batch).catch((error: unknown) => {
      for (const { messageId } of events) told.delete(messageId);
      log({ level: 'warn', message: 'Who was held out could not be written down', fault: String(error) });
    });
  };
}
