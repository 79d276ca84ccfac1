import { pickText } from '@quen/protocol';
import type { ContentKind } from './content-kind.ts';

export const contact: ContentKind<'contact'> = {
  kind: 'contact',
  compile: (content) => ({
    kind: 'contact',
    fill: ({ locale, shop }) => {
      const fallback = shop.languages[0];
      const { name, role, photoUrl } = content.person;
      return {
        content: {
          kind: 'contact',
          headline: pickText(content.headline, locale, fallback),
          person: {
            name,
            ...(role !== undefined && { role: pickText(role, locale, fallback) }),
            ...(photoUrl !== undefined && { photoUrl }),
          },
          channels: content.channels,
        },
      };
    },
  }),
};
