import { z } from 'zod';
import { traitsRequestSchema } from '../../privacy/privacy-routes.ts';
import { retentionSchema } from '../../retention/retention-settings.ts';
import type { ApiRoute } from '../api-route.ts';

const tag = 'Rights of persons';
const whose = 'By profile id (`p_…`), customer (`u:<userId>`) or visitor (`a:<anonymousId>`).';
const count = z.int().min(0);
const merge = z.looseObject({
  id: z.int(),
  kind: z.enum(['merge', 'split', 'refused']),
  anonymousId: z.string(),
  userId: z.string(),
});

/** What persons may ask of a shop, and the log of who was put together with whom. */
export const privacyRoutes: readonly ApiRoute[] = [
  {
    method: 'get',
    path: '/v1/privacy/{id}/export',
    tag,
    summary: 'A copy of everything kept of a person',
    description:
      `${whose} Profile, events, consents, decisions, offers, and the refused and set-aside events that are proven to be the person’s; ` +
      'as a page to read with `format=html`.',
    key: 'secret',
    query: z.object({ format: z.enum(['json', 'html']).describe('`json` when absent').optional() }),
    answers: [
      {
        status: 200,
        description: 'the copy',
        schema: z.looseObject({ format: z.literal('quen-person'), version: z.literal(1), profileId: z.string() }),
      },
    ],
    problems: ['not_found'],
  },
  {
    method: 'get',
    path: '/v1/privacy/{id}/consents',
    tag,
    summary: 'The ledger of a person’s consents',
    description: `${whose} Append-only, oldest first: purpose, status, text version, source, time, evidence.`,
    key: 'secret',
    answers: [
      { status: 200, description: 'the ledger', schema: z.object({ consents: z.array(z.looseObject({ purpose: z.string() })) }) },
    ],
    problems: ['not_found'],
  },
  {
    method: 'delete',
    path: '/v1/privacy/{id}',
    tag,
    summary: 'Erase a person',
    description:
      `${whose} At once and for good: log, profile, links, consents, decisions, offers, refused events, what models learned. Reports keep their totals. ` +
      'No replay, import or restored backup brings the person back; what happens after the erasure counts as somebody new’s.',
    key: 'secret',
    answers: [
      {
        status: 200,
        description: 'how much was erased',
        schema: z.object({
          atMs: z.int(),
          identities: count,
          erased: z.object({
            events: count,
            claims: count,
            profiles: count,
            consents: count,
            decisions: count,
            offers: count,
            rejected: count,
            setAside: count,
          }),
        }),
      },
    ],
    problems: ['not_found'],
  },
  {
    method: 'put',
    path: '/v1/profiles/{id}/traits',
    tag,
    summary: 'Correct what is declared of a person',
    description: `${whose} Written as an \`identify\` event of the shop’s server; null takes a trait back.`,
    key: 'secret',
    body: traitsRequestSchema,
    example: { traits: { name: 'Lan', email: null } },
    answers: [{ status: 200, description: 'all traits as they now are', schema: z.object({ traits: z.looseObject({}) }) }],
    problems: ['not_found', 'conflict'],
  },
  {
    method: 'get',
    path: '/v1/settings/retention',
    tag,
    summary: 'How long each class of what is collected is kept',
    description: 'In days since it was received; null keeps it.',
    key: 'secret',
    answers: [{ status: 200, description: 'the settings', schema: retentionSchema }],
  },
  {
    method: 'put',
    path: '/v1/settings/retention',
    tag,
    summary: 'Keep a class of what is collected for so many days',
    description:
      'Classes that are absent stay as they are. Deleting is done in the background, in small portions; profiles then forget what the log forgot, ' +
      'but for the first time somebody came, and who is who.',
    key: 'secret',
    body: retentionSchema,
    example: { browsing: 400, rejected: 30 },
    answers: [{ status: 200, description: 'all settings as they now are', schema: retentionSchema }],
  },
  {
    method: 'get',
    path: '/v1/merges',
    tag,
    summary: 'Which devices and customers were put together',
    key: 'secret',
    query: z.object({
      profile: z.string().describe('only of this profile id').optional(),
      limit: z.string().describe('1 to 1000; 100 when absent').optional(),
    }),
    answers: [{ status: 200, description: 'newest first', schema: z.object({ merges: z.array(merge) }) }],
  },
  {
    method: 'post',
    path: '/v1/merges/{id}/undo',
    tag,
    summary: 'Take two apart again',
    description:
      'Both profiles are folded anew from their own events, as if the merge had never been; it does not come again by itself.',
    key: 'secret',
    answers: [
      {
        status: 200,
        description: 'the two profiles',
        schema: z.object({ split: merge, deviceProfileId: z.string(), userProfileId: z.string() }),
      },
    ],
    problems: ['not_found', 'conflict'],
  },
];
