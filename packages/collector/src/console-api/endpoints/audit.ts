import { z } from 'zod';
import { defineEndpoint, type NamedEndpoint } from '../endpoint/console-endpoint.ts';

const page = 100;

/** Who changed what. */
export const auditEndpoints: readonly NamedEndpoint[] = [
  defineEndpoint('GET /audit', {
    query: z.object({
      before: z
        .string()
        .regex(/^\d{1,15}$/, 'use `nextBefore` of the answer before')
        .exactOptional(),
    }),
    async answer({ core, query }) {
      const records = await core.storage.console.audit(page, query.before === undefined ? undefined : Number(query.before));
      return {
        entries: records.map(({ memberId, memberName, ...entry }) => ({
          ...entry,
          member: memberId === null ? null : { id: memberId, name: memberName ?? memberId },
        })),
        nextBefore: records.length === page ? (records.at(-1)?.id ?? null) : null,
      };
    },
  }),
];
