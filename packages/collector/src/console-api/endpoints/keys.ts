import { z } from 'zod';
import { pairEnds } from '../../keys/key-changes.ts';
import { shopPairs } from '../../keys/live-pairs.ts';
import { localKeyName } from '../../keys/local-key-name.ts';
import type { CollectorCore } from '../../server/core.ts';
import { ProblemError } from '../../server/problem.ts';
import type { StoredKeyPair } from '../../storage/storage.ts';
import { defineEndpoint, type NamedEndpoint } from '../endpoint/console-endpoint.ts';
import type { KeySummary } from '../types/settings.ts';

const originSchema = z
  .string()
  .max(300)
  .refine((text) => URL.canParse(text) && new URL(text).origin === text, 'write an origin as https://shop.example');
const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((name) => name !== localKeyName, 'this name is taken');
const originsSchema = z.array(originSchema).max(100);
const kinds = ['publishable', 'secret'] as const;

/** Pairs of keys. */
export const keyEndpoints: readonly NamedEndpoint[] = [
  defineEndpoint('GET /keys', {
    answer: async ({ core }) => ({
      keys: pairsOf(core).flatMap((pair) => kinds.map((kind) => summaryOf(pair, kind))),
    }),
  }),
  defineEndpoint('POST /keys', {
    body: z.object({ kind: z.enum(kinds), name: nameSchema, origins: originsSchema }),
    async answer({ core, body, audit }) {
      const { kind, name, origins } = body;
      const { id, ...pair } = await core.keys.create({ name, origins, nowMs: core.now() });
      await audit('key.create', `${name} (${id})`, [{ path: 'origins', before: null, after: JSON.stringify(origins) }]);
      return { key: summaryOf(requirePair(core, id), kind), value: kind === 'secret' ? pair.secret : pair.publishable, pair };
    },
  }),
  defineEndpoint('PUT /keys/:id', {
    body: z.object({ name: nameSchema, origins: originsSchema }),
    async answer({ core, params, body, audit }) {
      const pair = requirePair(core, params.id);
      const { name, origins } = body;
      await core.storage.keys.save({ ...pair, name, origins });
      await core.keys.reload();
      const changes = (['name', 'origins'] as const)
        .map((path) => ({ path, before: JSON.stringify(pair[path]), after: JSON.stringify(body[path]) }))
        .filter(({ before, after }) => before !== after);
      await audit('key.update', `${name} (${pair.id})`, changes);
      return { key: summaryOf(requirePair(core, pair.id), params.id.endsWith(':secret') ? 'secret' : 'publishable') };
    },
  }),
  defineEndpoint('POST /keys/:id/rotate', {
    body: z.object({
      overlapHours: z
        .number()
        .min(0)
        .max(24 * 90),
    }),
    async answer({ core, params, body, audit }) {
      const old = requirePair(core, params.id);
      const created = await core.keys.rotate(old.id, core.now(), body.overlapHours * 3_600_000);
      if (created === 'ending') throw new ProblemError('conflict', pairEnds);
      if (created === undefined) throw new ProblemError('not_found', 'There is no such key');
      const { id, ...pair } = created;
      const { expiresAtMs } = requirePair(core, old.id);
      await audit('key.rotate', `${old.name} (${old.id})`, [
        { path: 'expiresAt', before: null, after: JSON.stringify(new Date(expiresAtMs ?? core.now()).toISOString()) },
      ]);
      return { key: summaryOf(requirePair(core, id), 'secret'), value: pair.secret, pair };
    },
  }),
  defineEndpoint('DELETE /keys/:id', {
    async answer({ core, params, audit }) {
      const pair = requirePair(core, params.id);
      await core.keys.revoke(pair.id);
      await audit('key.revoke', `${pair.name} (${pair.id})`);
      return { revoked: true };
    },
  }),
];

/** Newest first. */
function pairsOf(core: CollectorCore): readonly StoredKeyPair[] {
  return [...shopPairs(core.keys.list())].sort((a, b) => b.createdAtMs - a.createdAtMs);
}

/** @param id of a pair, or of one of its keys (`key_…:secret`) */
function requirePair(core: CollectorCore, id: string): StoredKeyPair {
  const [pairId] = id.split(':');
  const pair = pairsOf(core).find((one) => one.id === pairId);
  if (pair === undefined) throw new ProblemError('not_found', 'There is no such key');
  return pair;
}

function summaryOf(pair: StoredKeyPair, kind: KeySummary['kind']): KeySummary {
  const { id, name, publishable, origins, createdAtMs, expiresAtMs } = pair;
  return {
    id: `${id}:${kind}`,
    pairId: id,
    kind,
    name,
    prefix: kind === 'publishable' ? publishable : 'sk_…',
    origins,
    createdAtMs,
    lastUsedAtMs: (kind === 'publishable' ? pair.publishableUsedAtMs : pair.secretUsedAtMs) ?? null,
    expiresAtMs,
  };
}
