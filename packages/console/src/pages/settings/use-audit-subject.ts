import { type Texts, useText } from '../../i18n/use-text.ts';

const subjectText: Texts<'shop' | 'version' | 'feeds' | 'events' | 'profiles' | 'products' | 'rules'> = {
  shop: { vi: 'cửa hàng', en: 'shop' },
  version: { vi: 'phiên bản {version}', en: 'version {version}' },
  feeds: { vi: '', en: 'feeds' },
  events: { vi: 'sự kiện', en: 'events' },
  profiles: { vi: 'hồ sơ khách', en: 'profiles' },
  products: { vi: 'sản phẩm', en: 'products' },
  rules: { vi: 'quy tắc', en: 'rules' },
};

/** Says what an entry of the audit log is about: names as they are, all else in the member's language. */
export function useAuditSubject(): (action: string, subject: string) => string {
  const t = useText(subjectText);
  return (action, subject) => {
    if (action.startsWith('shop.')) return t('shop');
    if (action.startsWith('retention.')) return '';
    if (action === 'rules.restore') return t('version', { version: subject.replace(/^version /, '') });
    return (action === 'data.export' || action === 'feeds.update') && isKnown(subject) ? t(subject) : subject;
  };
}

function isKnown(subject: string): subject is keyof typeof subjectText {
  return Object.hasOwn(subjectText, subject);
}
