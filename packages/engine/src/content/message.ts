import { pickText } from '@quen/protocol';
import type { ContentKind } from './content-kind.ts';

export const message: ContentKind<'message'> = {
  kind: 'message',
  compile: (content) => ({
    kind: 'message',
    fill: ({ locale, shop }) => {
      const fallback = shop.languages[0];
      return {
        content: {
          kind: 'message',
          headline: pickText(content.headline, locale, fallback),
          ...(content.body !== undefined && { body: pickText(content.body, locale, fallback) }),
          layout: content.layout ?? 'card',
          ...(content.linkUrl !== undefined && { linkUrl: content.linkUrl }),
          ...(content.linkText !== undefined && { linkText: pickText(content.linkText, locale, fallback) }),
        },
      };
    },
  }),
};
