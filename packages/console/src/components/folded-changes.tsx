import type { AuditEntry } from '@quen/collector/console-api';
import type { ReactElement } from 'react';
import { type Texts, useText } from '../i18n/use-text.ts';
import { ChangeList } from './change-list.tsx';

const foldedText: Texts<'changes' | 'change'> = {
  changes: { vi: '{count} chỗ thay đổi', en: '{count} changes' },
  change: { vi: 'Xem thay đổi', en: 'See the change' },
};

/** What a change of one place takes is shown at once. */
const shortChange = 60;
const mostChanges = 100;

/** What was changed: at once where it is one short place, else to be opened. */
export function FoldedChanges({
  changes,
  within,
}: {
  readonly changes: AuditEntry['changes'];
  /** The rule they are in, `campaigns/welcome`: said by the sentence above. */
  readonly within: string | undefined;
}): ReactElement | null {
  const t = useText(foldedText);
  const isShort =
    changes.length === 1 && changes.every(({ before, after }) => `${before ?? ''}${after ?? ''}`.length <= shortChange);
  const list = <ChangeList changes={changes} most={mostChanges} {...(within !== undefined && { within })} />;
  if (changes.length === 0) return null;
  if (isShort) return list;
  return (
    <details className="as-table">
      <summary>{changes.length === 1 ? t('change') : t('changes', { count: changes.length })}</summary>
      {list}
    </details>
  );
}
