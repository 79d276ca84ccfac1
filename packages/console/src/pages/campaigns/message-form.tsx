import type { MessageContent } from '@quen/protocol';
import type { ReactElement } from 'react';
import { LocalizedInput } from '../../components/rule-editing/localized-input.tsx';
import { type Changes, withChanges } from '../../components/rule-editing/with-changes.ts';
import { useText } from '../../i18n/use-text.ts';
import { editorText } from './editor-text.ts';
import { SaidForm } from './said-form.tsx';

/** A message with its link. */
export function MessageForm({
  content,
  onChange,
}: {
  readonly content: MessageContent;
  readonly onChange: (content: MessageContent) => void;
}): ReactElement {
  const t = useText(editorText);
  const set = (changes: Changes<MessageContent>): void => onChange(withChanges(content, changes));
  return (
    <>
      <SaidForm said={content} set={set} />
      {content.linkUrl !== undefined && (
        <LocalizedInput label={t('linkText')} value={content.linkText} onChange={(linkText) => set({ linkText })} />
      )}
    </>
  );
}
