import { pickText } from '@quen/protocol';
import { ownEntry } from '../profile/own-entry.ts';
import type { ContentKind } from './content-kind.ts';

/** A question that has been answered is never asked again, and one question never stands twice on a page. */
export const question: ContentKind<'question'> = {
  kind: 'question',
  compile(content, path, compilation) {
    const options = content.options ?? [];
    if ((content.input === 'choice' || content.input === 'multiple') && options.length === 0) {
      compilation.fault(`${path}.options`, 'A choice needs options; add at least one, or ask with another input.');
    }
    return {
      kind: 'question',
      fill({ evaluation, page, locale, shop }) {
        if (ownEntry(evaluation.profile.answers, content.questionId) !== undefined) {
          return {
            reason: 'CAPPED',
            detail: `the question "${content.questionId}" is answered`,
            code: 'question_answered',
            facts: { question: content.questionId },
          };
        }
        if (page.questionIds.has(content.questionId)) {
          return {
            reason: 'EXCLUDED',
            detail: `the question "${content.questionId}" stands on this page already`,
            code: 'question_on_page',
            facts: { question: content.questionId },
          };
        }
        const fallback = shop.languages[0];
        return {
          content: {
            kind: 'question',
            questionId: content.questionId,
            prompt: pickText(content.prompt, locale, fallback),
            input: content.input,
            options: options.map(({ value, label }) => ({ value, label: pickText(label, locale, fallback) })),
            ...(content.thanks !== undefined && { thanks: pickText(content.thanks, locale, fallback) }),
          },
        };
      },
    };
  },
};
