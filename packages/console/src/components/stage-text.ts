import type { LifecycleStage } from '@quen/protocol';
import type { Texts } from '../i18n/use-text.ts';

/** The seven stages' names. */
export const stageText: Texts<LifecycleStage> = {
  attracted: { vi: 'Thu hút', en: 'Attracted' },
  acquainted: { vi: 'Thiết lập', en: 'Acquainted' },
  engaged: { vi: 'Tạo dựng', en: 'Engaged' },
  customer: { vi: 'Phát triển', en: 'Customer' },
  repeat: { vi: 'Duy trì', en: 'Repeat' },
  committed: { vi: 'Củng cố', en: 'Committed' },
  loyal: { vi: 'Trung thành', en: 'Loyal' },
};
