import { Select } from '@mantine/core';
import type { Offer, OfferContent } from '@quen/protocol';
import type { ReactElement } from 'react';
import { type Changes, withChanges } from '../../components/rule-editing/with-changes.ts';
import { useText } from '../../i18n/use-text.ts';
import { editorText } from './editor-text.ts';
import { SaidForm } from './said-form.tsx';

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
      <SaidForm said={content} set={set} />
    </>
  );
}
