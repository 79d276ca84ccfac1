import type { Weekday } from '@quen/protocol';

/** Short names of the days of the week. */
export const weekdayLabels: Readonly<Record<Weekday, { readonly vi: string; readonly en: string }>> = {
  mon: { vi: 'T2', en: 'Mon' },
  tue: { vi: 'T3', en: 'Tue' },
  wed: { vi: 'T4', en: 'Wed' },
  thu: { vi: 'T5', en: 'Thu' },
  fri: { vi: 'T6', en: 'Fri' },
  sat: { vi: 'T7', en: 'Sat' },
  sun: { vi: 'CN', en: 'Sun' },
};
