import { Group, Select, TextInput } from '@mantine/core';
import type { Offer, OfferContent } from '@quen/protocol';
import type { ReactElement } from 'react';
import { LocalizedInput } from '../../components/rule-editing/localized-input.tsx';
import { type Changes, withChanges } from '../../components/rule-editing/with-changes.ts';
import { useText } from '../../i18n/use-text.ts';
import { editorText } from './editor-text.ts';

/** Which offer, and how it is said. */
export function OfferContentForm({
  content,
  onChange,
  offers,
}: {
  readonly content: OfferContent;
  readonly onChange: (content: OfferContent) => void;
  readonly offers: readonly Offer[];
}): ReactElement {
  const t = useText(editorText);
  const set = (changes: Changes<OfferContent>): void => onChange(withChanges(content, changes));
  return (
    <>
      <Select
        label={t('offer')}
        required
        searchable
        placeholder={t('choose')}
        value={content.offerId || null}
        data={offers.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(offerId) => set({ offerId: offerId ?? '' })}
      />
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
    </>
  );
}
