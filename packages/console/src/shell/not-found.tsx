import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useEffect } from 'react';
import { EmptyState } from '../components/empty-state.tsx';
import { DeletedRule } from '../components/rule-editing/deleted-rule.tsx';
import type { NamedKind } from '../components/rule-editing/named-kind.ts';
import { type Texts, useText } from '../i18n/use-text.ts';

const notFoundText: Texts<'title' | 'what' | 'back'> = {
  title: { vi: 'Không có trang này', en: 'There is no such page' },
  what: { vi: 'Có thể nó đã được đổi tên hoặc xoá.', en: 'It may have been renamed or removed.' },
  back: { vi: 'Về trang đầu', en: 'Back to the first page' },
};

export function NotFound(): ReactElement {
  return <Missing />;
}

/** What stands for a rule that is not there; of one that was deleted, with the way to put it back. */
export function RuleNotFound({ kind, id }: { readonly kind: NamedKind; readonly id: string }): ReactElement {
  return (
    <Missing>
      <DeletedRule kind={kind} id={id} />
    </Missing>
  );
}

function Missing({ children }: { readonly children?: ReactNode }): ReactElement {
  const t = useText(notFoundText);
  useEffect(() => {
    document.title = `${t('title')} · Quen`;
  }, [t]);
  return (
    <EmptyState
      icon={<IconMapQuestion size={40} stroke={1.4} />}
      title={t('title')}
      order={1}
      action={
        <>
          {children}
          <Button component={Link} to="/" variant={children === undefined ? 'filled' : 'default'}>
            {t('back')}
          </Button>
        </>
      }
    >
      {t('what')}
    </EmptyState>
  );
}
