import { Group, Select, TextInput } from '@mantine/core';
import type { MessageContent } from '@quen/protocol';
import type { ReactElement } from 'react';
import { LocalizedInput } from '../../components/rule-editing/localized-input.tsx';
import { type Changes, withChanges } from '../../components/rule-editing/with-changes.ts';
import { useText } from '../../i18n/use-text.ts';
import { editorText } from './editor-text.ts';

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
      <LocalizedInput
        label={t('headline')}
        required
        value={content.headline}
        onChange={(headline) => set({ headline: headline ?? { vi: '' } })}
      />
      <LocalizedInput label={t('body')} isLong value={content.body} onChange={(body) => set({ body })} />
      <Group>
        <Select
          label={t('layout')}
          allowDeselect={false}
          value={content.layout ?? 'bar'}
          data={(['bar', 'card'] as const).map((value) => ({ value, label: t(value) }))}
          onChange={(layout) => set({ layout: layout as 'bar' | 'card' })}
        />
        <TextInput
          label={t('linkUrl')}
          flex={1}
          miw={180}
          value={content.linkUrl ?? ''}
          onChange={(event) => set({ linkUrl: event.currentTarget.value || undefined })}
        />
      </Group>
      {content.linkUrl !== undefined && (
        <LocalizedInput label={t('linkText')} value={content.linkText} onChange={(linkText) => set({ linkText })} />
      )}
    </>
  );
}
