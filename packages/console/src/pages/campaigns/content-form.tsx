import { Select } from '@mantine/core';
import type { Content, ContentKind, RuleSet } from '@quen/protocol';
import type { ReactElement } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { campaignsText } from './campaigns-text.ts';
import { ContactForm } from './contact-form.tsx';
import { editorText } from './editor-text.ts';
import { MessageForm } from './message-form.tsx';
import { OfferContentForm } from './offer-content-form.tsx';
import { QuestionForm } from './question-form.tsx';
import { RecommendationsForm } from './recommendations-form.tsx';

const kinds: readonly ContentKind[] = ['recommendations', 'offer', 'message', 'question', 'contact'];

/** What content of a kind begins with. */
export function freshContent(kind: ContentKind, ruleSet: RuleSet): Content {
  switch (kind) {
    case 'recommendations':
      return {
        kind,
        title: { vi: 'Dành cho bạn', en: 'For you' },
        strategies: ['for-you', 'popular'],
        limit: 8,
        layout: 'carousel',
      };
    case 'offer':
      return { kind, offerId: ruleSet.offers[0]?.id ?? '', headline: { vi: '' }, layout: 'bar' };
    case 'message':
      return { kind, headline: { vi: '' }, layout: 'bar' };
    case 'question':
      return { kind, questionId: '', prompt: { vi: '' }, input: 'choice', options: [] };
    case 'contact':
      return { kind, headline: { vi: '' }, person: { name: '' }, channels: [{ kind: 'zalo', address: '' }] };
  }
}

/** The fields of a variant's content, by its kind. */
export function ContentForm({
  content,
  onChange,
  ruleSet,
}: {
  readonly content: Content;
  readonly onChange: (content: Content) => void;
  readonly ruleSet: RuleSet;
}): ReactElement {
  const t = useText(editorText);
  const kindName = useText(campaignsText);
  return (
    <>
      <Select
        label={t('kind')}
        maw={280}
        allowDeselect={false}
        value={content.kind}
        data={kinds.map((kind) => ({ value: kind, label: kindName(kind) }))}
        onChange={(kind) => kind !== null && kind !== content.kind && onChange(freshContent(kind as ContentKind, ruleSet))}
      />
      {content.kind === 'recommendations' && <RecommendationsForm content={content} onChange={onChange} />}
      {content.kind === 'offer' && <OfferContentForm content={content} onChange={onChange} offers={ruleSet.offers} />}
      {content.kind === 'message' && <MessageForm content={content} onChange={onChange} />}
      {content.kind === 'question' && <QuestionForm content={content} onChange={onChange} />}
      {content.kind === 'contact' && <ContactForm content={content} onChange={onChange} />}
    </>
  );
}
