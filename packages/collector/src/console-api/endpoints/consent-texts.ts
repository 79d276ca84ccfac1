import { consentPurposes } from '@quen/protocol';
import { localizedTextSchema } from '@quen/protocol/schema';
import { z } from 'zod';
import type { CollectorCore } from '../../server/core.ts';
import { ProblemError } from '../../server/problem.ts';
import { defineEndpoint, type NamedEndpoint } from '../endpoint/console-endpoint.ts';
import type { ConsentText } from '../types/settings.ts';

/** What people agree to. */
export const consentTextEndpoints: readonly NamedEndpoint[] = [
  defineEndpoint('GET /consent-texts', {
    answer: async ({ core }) => ({ texts: await readTexts(core) }),
  }),
  defineEndpoint('PUT /consent-texts', {
    body: z.object({
      purpose: z.enum(consentPurposes),
      version: z.string().regex(/^[\w.-]{1,40}$/, 'use letters, digits, ".", "-" and "_"'),
      text: localizedTextSchema,
    }),
    async answer({ core, body, audit }) {
      const { purpose, version, text } = body;
      const added = await core.storage.console.addConsentText({ purpose, version, text, savedAtMs: core.now() });
      if (!added)
        throw new ProblemError('conflict', 'People have agreed to this version: give the new wording a version of its own');
      await audit('consent_text.create', `${purpose} ${version}`, [{ path: 'text', before: null, after: JSON.stringify(text) }]);
      return { texts: await readTexts(core) };
    },
  }),
];

async function readTexts(core: CollectorCore): Promise<readonly ConsentText[]> {
  return (await core.storage.console.consentTexts()).map(({ purpose, version, text }) => ({ purpose, version, text }));
}
