import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyStore, StoredKeyPair } from '../storage/storage.ts';

/** What a request may do: a publishable key ingests and decides, a secret one does everything. */
export interface Access {
  readonly kind: 'publishable' | 'secret';
  readonly pair: StoredKeyPair;
}

/** A new pair in full. The secret key is shown this once: only its SHA-256 is kept. */
export interface NewKeyPair {
  readonly id: string;
  readonly publishable: string;
  readonly secret: string;
  /** Signs user tokens (HS256); goes onto the shop's server. */
  readonly tokenSecret: string;
}

export interface CreateKeyOptions {
  readonly name: string;
  /** `https://shop.example`; empty allows any origin. */
  readonly origins?: readonly string[];
  readonly nowMs: number;
}

/** The keys in memory. */
export interface KeyRing {
  /** Undefined when the key is not known, or has expired. */
  authenticate(key: string, nowMs: number): Access | undefined;
  list(): readonly StoredKeyPair[];
  /** Whether a pair that has not expired names a host, as `shop.example`, among its origins. */
  allowsHost(host: string, nowMs: number): boolean;
  create(options: CreateKeyOptions): Promise<NewKeyPair>;
  /** Secrets that user tokens may be signed with beside a pair: its own, and those of pairs that work before and after it. */
  tokenSecrets(pair: StoredKeyPair, nowMs: number): readonly string[];
  /**
   * A new pair in place of an old one, which goes on working for `overlapMs`. Undefined when there is no such pair; `ending` when another took
   * its place before, or it has ended.
   */
  rotate(id: string, nowMs: number, overlapMs: number): Promise<NewKeyPair | 'ending' | undefined>;
  setOrigins(id: string, origins: readonly string[]): Promise<boolean>;
  /** Whether there was such a pair. */
  revoke(id: string): Promise<boolean>;
  reload(): Promise<void>;
}

/** Uses are written down so often: when a key was last used is told to about an hour. */
const noteEveryMs = 3_600_000;

export async function createKeyRing(store: KeyStore): Promise<KeyRing> {
  let pairs: readonly StoredKeyPair[] = [];
  /** When the use of a key was last written down, by its hash. */
  const noted = new Map<string, number>();
  let byHash = new Map<string, Access>();
  /** Publishable keys as they stand in every page: no secret, and they come with every request of a browser. */
  let byPublishable = new Map<string, Access>();

  async function reload(): Promise<void> {
    pairs = await store.list();
    byHash = new Map();
    byPublishable = new Map();
    for (const pair of pairs) {
      const access: Access = { kind: 'publishable', pair };
      byHash.set(pair.publishableHash, access);
      byPublishable.set(pair.publishable, access);
      byHash.set(pair.secretHash, { kind: 'secret', pair });
    }
  }

  function accessByHash(key: string): Access | undefined {
    const digest = hashKey(key);
    const access = byHash.get(digest);
    if (access === undefined) return undefined;
    // The look-up by hash tells an attacker nothing about the key; the comparison takes the same time anyway.
    return timingSafeEqual(Buffer.from(digest), Buffer.from(hashOf(access))) ? access : undefined;
  }

  function noteUse(access: Access, nowMs: number): void {
    const { kind, pair } = access;
    const digest = hashOf(access);
    const before = noted.get(digest) ?? (kind === 'publishable' ? pair.publishableUsedAtMs : pair.secretUsedAtMs) ?? 0;
    if (nowMs - before < noteEveryMs) return;
    noted.set(digest, nowMs);
    // Nobody's request waits for it, or fails with it.
    void store
      .noteUse(pair.id, kind, nowMs)
      .then(reload)
      .catch(() => undefined);
  }

  async function create({ name, origins = [], nowMs }: CreateKeyOptions, replaces?: string): Promise<NewKeyPair> {
    const id = `key_${randomBytes(6).toString('hex')}`;
    const publishable = `pk_${randomBytes(18).toString('base64url')}`;
    const secret = `sk_${randomBytes(32).toString('base64url')}`;
    const tokenSecret = `ts_${randomBytes(32).toString('base64url')}`;
    await store.save({
      id,
      name,
      publishable,
      publishableHash: hashKey(publishable),
      secretHash: hashKey(secret),
      tokenSecret,
      origins,
      createdAtMs: nowMs,
      expiresAtMs: null,
      ...(replaces !== undefined && { replaces }),
    });
    await reload();
    return { id, publishable, secret, tokenSecret };
  }

  await reload();
  return {
    authenticate(key, nowMs) {
      const access = byPublishable.get(key) ?? accessByHash(key);
      if (access === undefined) return undefined;
      const { expiresAtMs } = access.pair;
      if (expiresAtMs !== null && expiresAtMs <= nowMs) return undefined;
      noteUse(access, nowMs);
      return access;
    },
    list: () => pairs,
    allowsHost: (host, nowMs) =>
      pairs.some(({ origins, expiresAtMs }) => {
        const works = expiresAtMs === null || expiresAtMs > nowMs;
        return works && origins.some((origin) => new URL(origin).host === host);
      }),
    tokenSecrets(pair, nowMs) {
      const line = new Set([pair.id]);
      const secrets = [pair.tokenSecret];
      const isOfLine = ({ id, replaces, expiresAtMs }: StoredKeyPair): boolean =>
        !line.has(id) &&
        (expiresAtMs === null || expiresAtMs > nowMs) &&
        pairs.some((other) => line.has(other.id) && (other.id === replaces || other.replaces === id));
      for (let next: StoredKeyPair | undefined = pair; next !== undefined; next = pairs.find(isOfLine)) {
        if (!line.has(next.id)) secrets.push(next.tokenSecret);
        line.add(next.id);
      }
      return secrets;
    },
    create: (options) => create(options),
    async rotate(id, nowMs, overlapMs) {
      // What is no number is kept as null, which is for ever.
      if (!Number.isFinite(overlapMs) || overlapMs < 0) throw new RangeError(`[keys] ${overlapMs} ms is no overlap.`);
      const old = pairs.find((pair) => pair.id === id);
      if (old === undefined) return undefined;
      if (old.expiresAtMs !== null) return 'ending';
      await store.save({ ...old, expiresAtMs: nowMs + overlapMs });
      return create({ name: old.name, origins: old.origins, nowMs }, old.id);
    },
    async setOrigins(id, origins) {
      const pair = pairs.find((candidate) => candidate.id === id);
      if (pair === undefined) return false;
      await store.save({ ...pair, origins });
      await reload();
      return true;
    },
    async revoke(id) {
      const was = pairs.some((pair) => pair.id === id);
      await store.remove(id);
      await reload();
      return was;
    },
    reload,
  };
}

function hashOf({ kind, pair }: Access): string {
  return kind === 'secret' ? pair.secretHash : pair.publishableHash;
}

/** The form in which a key is kept. */
export function hashKey(key: string): string {
  return hash('sha256', key);
}
