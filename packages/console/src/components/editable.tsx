import { Alert } from '@mantine/core';
import type { ConsoleEndpoints } from '@quen/collector/console-api';
import { IconLock } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { type Texts, useText } from '../i18n/use-text.ts';
import { useMay, useMember } from '../shell/member.tsx';
import { roleText } from './role-text.ts';

const editableText: Texts<'lookOnly'> = {
  lookOnly: {
    vi: 'Bạn vào với vai trò “{role}”: xem được, nhưng không sửa được phần này. Cần sửa, hãy nhờ chủ cửa hàng.',
    en: 'You are here as “{role}”: you may look at this, but not change it. If you need to, ask an owner.',
  },
};

/** Says why nothing can be changed here, to those whose role may not; nothing to others. */
export function RoleNotice({ needs }: { readonly needs: keyof ConsoleEndpoints }): ReactElement | null {
  const t = useText(editableText);
  const role = useText(roleText);
  const member = useMember();
  const may = useMay(needs);
  if (may || member === null) return null;
  return (
    <Alert variant="light" color="gray" icon={<IconLock size={18} />} role="note">
      {t('lookOnly', { role: role(member.role) })}
    </Alert>
  );
}

/** A form, or a part of one, that is there to be read only for those whose role may not save it. */
export function Editable({
  needs,
  children,
}: {
  readonly needs: keyof ConsoleEndpoints;
  readonly children: ReactNode;
}): ReactElement {
  const may = useMay(needs);
  return (
    <fieldset className="editable" disabled={!may}>
      {children}
    </fieldset>
  );
}
