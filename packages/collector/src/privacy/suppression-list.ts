import { createHmac, randomBytes } from 'node:crypto';
import { erasedMessageId } from '../storage/erased-message-id.ts';
import type { PrivacyStore, Suppression } from '../storage/privacy-store.ts';
import type { NewEvent } from '../storage/storage.ts';

/** Who was erased, so that nobody is brought back by a replay, an import or a queue that was sent late. */
export interface SuppressionList {
  /** Whether an event tells of a time before its person was erased, or was itself erased. At once while nobody ever was. */
  covers(event: NewEvent): boolean | Promise<boolean>;
  /** Entries that stand for these identities from now on. */
  entriesFor(identities: readonly string[], atMs: number): readonly Suppression[];
  /** The entry an identity stands under, if any of `among` does. */
  entryOf(identity: string, among: ReadonlySet<string>): Suppression | undefined;
  add(entries: readonly Suppression[]): void;
  readonly size: number;
}

export async function createSuppressionList(store: PrivacyStore): Promise<SuppressionList> {
  /** By salt, then by hash. All of a shop's entries share a salt, unless lists were put together. */
  const lists = new Map<string, Map<string, Suppression>>();

  function add(entries: readonly Suppression[]): void {
    for (const entry of entries) {
      const list = lists.get(entry.salt) ?? new Map<string, Suppression>();
      lists.set(entry.salt, list);
      const known = list.get(entry.hash);
      if (known === undefined || known.atMs < entry.atMs) list.set(entry.hash, entry);
    }
  }

  function erasedAt(identity: string): number {
    let at = Number.NEGATIVE_INFINITY;
    for (const [salt, list] of lists) at = Math.max(at, list.get(hashIdentity(salt, identity))?.atMs ?? at);
    return at;
  }

  /** When the newest of the persons an event names was erased; minus infinity when none was. */
  function newestErasure({ anonymousId, userId }: NewEvent): number {
    return Math.max(
      anonymousId === null ? Number.NEGATIVE_INFINITY : erasedAt(`a:${anonymousId}`),
      userId === null ? Number.NEGATIVE_INFINITY : erasedAt(`u:${userId}`),
    );
  }

  async function wasErased(messageId: string): Promise<boolean> {
    for (const salt of lists.keys()) if (await store.wasErased(erasedMessageId(salt, messageId))) return true;
    return false;
  }

  add(await store.suppressions());
  return {
    covers(event) {
      if (lists.size === 0) return false;
      const atMs = newestErasure(event);
      if (atMs === Number.NEGATIVE_INFINITY) return false;
      if (event.occurredAtMs <= atMs) return true;
      // A table without times tells of some time before; it is not the person who comes back.
      if (event.source === 'import' && event.flags.includes('no_time')) return true;
      return wasErased(event.messageId);
    },
    entriesFor(identities, atMs) {
      const [salt = randomBytes(16).toString('hex')] = lists.keys();
      return identities.map((identity) => ({ salt, hash: hashIdentity(salt, identity), atMs }));
    },
    entryOf(identity, among) {
      for (const [salt, list] of lists) {
        const entry = list.get(hashIdentity(salt, identity));
        if (entry !== undefined && among.has(entry.hash)) return entry;
      }
      return undefined;
    },
    add,
    get size() {
      let size = 0;
      for (const list of lists.values()) size += list.size;
      return size;
    },
  };
}

function hashIdentity(salt: string, identity: string): string {
  return createHmac('sha256', salt).update(identity).digest('base64url');
}
