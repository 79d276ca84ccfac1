import { Badge } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { type Texts, useText } from '../i18n/use-text.ts';
import { draftKey } from './use-draft.ts';

const unsavedText: Texts<'unsaved'> = {
  unsaved: { vi: 'có phần chưa lưu', en: 'unsaved work' },
};

/** Marks a thing in a list that has unsaved work of this browser's; `new` is what has not been saved yet at all. */
export function UnsavedMark({ kind, id }: { readonly kind: string; readonly id: string }): ReactElement | null {
  const t = useText(unsavedText);
  // Lists are left to edit, so that once is often enough.
  const [isThere] = useState(() => localStorage.getItem(draftKey(kind, id)) !== null);
  if (!isThere) return null;
  return (
    <Badge size="sm" variant="light" color="orange" tt="none">
      {t('unsaved')}
    </Badge>
  );
}
