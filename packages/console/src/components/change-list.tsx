import { Stack, Text } from '@mantine/core';
import type { AuditEntry } from '@quen/collector/console-api';
import type { ReactElement } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import { type Texts, useText } from '../i18n/use-text.ts';
import { sayPath, sayValue } from './change-words.ts';

const changeText: Texts<'nothing' | 'more'> = {
  nothing: { vi: '(không có)', en: '(nothing)' },
  more: { vi: 'và {count} chỗ khác', en: 'and {count} more' },
};

/** What was changed, place by place: as it was, struck out, and as it is. */
export function ChangeList({
  changes,
  within,
  most,
}: {
  readonly changes: AuditEntry['changes'];
  /** The rule they are in, `campaigns/welcome`: said by the heading above. */
  readonly within?: string;
  readonly most: number;
}): ReactElement {
  const t = useText(changeText);
  const { language } = useLanguage();
  return (
    <Stack gap="xs">
      {changes.slice(0, most).map(({ path, before, after }) => (
        <div key={path} className="change">
          <Text fz="xs" c="dimmed" className="breaks-anywhere">
            {sayPath(path, language, within)}
          </Text>
          <div className="change-sides">
            <del>{sayValue(before, language) ?? t('nothing')}</del>
            <span aria-hidden>→</span>
            <ins>{sayValue(after, language) ?? t('nothing')}</ins>
          </div>
        </div>
      ))}
      {changes.length > most && (
        <Text fz="xs" c="dimmed">
          {t('more', { count: changes.length - most })}
        </Text>
      )}
    </Stack>
  );
}
