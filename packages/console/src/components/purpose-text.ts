import type { ConsentPurpose } from '@quen/protocol';
import type { Texts } from '../i18n/use-text.ts';

/** What people consent to. */
export const purposeText: Texts<ConsentPurpose> = {
  analytics: { vi: 'Đo lường', en: 'Analytics' },
  personalization: { vi: 'Cá nhân hoá', en: 'Personalization' },
  marketing: { vi: 'Tiếp thị', en: 'Marketing' },
  functional: { vi: 'Chức năng', en: 'Functional' },
};
