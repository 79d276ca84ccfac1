import { Group, Select, TextInput } from '@mantine/core';
import type { MessageContent } from '@quen/protocol';
import type { ReactElement } from 'react';
import { LocalizedInput } from '../../components/rule-editing/localized-input.tsx';
import type { Changes } from '../../components/rule-editing/with-changes.ts';
import { useText } from '../../i18n/use-text.ts';
import { editorText } from './editor-text.ts';

/** What a message and an offer say alike, in which layout, and where they lead. */
type Said = Pick<MessageContent, 'headline' | 'body' | 'layout' | 'linkUrl'>;

/** Edits what is said to the shopper. */
export function SaidForm({ said, set }: { readonly said: Said; readonly set: (changes: Changes<Said>) => void }): ReactElement {
  const t = useText(editorText);
  return (
    <>
      <LocalizedInput
        label={t('headline')}
        required
        value={said.headline}
        onChange={(headline) => set({ headline: headline ?? { vi: '' } })}
      />
      <LocalizedInput label={t('body')} isLong value={said.body} onChange={(body) => set({ body })} />
      <Group>
        <Select
          label={t('layout')}
          allowDeselect={false}
          value={said.layout ?? 'bar'}
          data={(['bar', 'card'] as const).map((value) => ({ value, label: t(value) }))}
          onChange={(layout) => set({ layout: layout as 'bar' | 'card' })}
        />
        <TextInput
          label={t('linkUrl')}
          flex={1}
          miw={180}
          value={said.linkUrl ?? ''}
          onChange={(event) => set({ linkUrl: event.currentTarget.value || undefined })}
        />
      </Group>
    </>
  );
}
