import type { Content } from '@quen/protocol';
import type { Compilation } from '../rule-set/compilation.ts';
import { contact } from './contact.ts';
import type { AnyContentKind, CompiledContent } from './content-kind.ts';
import { message } from './message.ts';
import { offer } from './offer.ts';
import { question } from './question.ts';
import { recommendations } from './recommendations.ts';

/** Every kind of content a variant may have. */
export const contents: readonly AnyContentKind[] = [recommendations, offer, message, question, contact];

/** Compiles content by its kind; an unknown kind is a fault and shows nothing. */
export function compileContent(content: Content, path: string, compilation: Compilation): CompiledContent {
  const found = contents.find((kind) => kind.kind === content.kind);
  if (found !== undefined) return found.compile(content, path, compilation);
  compilation.fault(
    `${path}.kind`,
    `There is no content "${String(content.kind)}"; use ${contents.map(({ kind }) => kind).join(', ')}.`,
  );
  return { kind: content.kind, fill: () => ({ reason: 'ERROR', detail: 'unknown kind of content' }) };
}
