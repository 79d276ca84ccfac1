import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { EmptyState } from '../components/empty-state.tsx';
import { type Texts, useText } from '../i18n/use-text.ts';

const notFoundText: Texts<'title' | 'what' | 'back'> = {
  title: { vi: 'Không có trang này', en: 'There is no such page' },
  what: { vi: 'Có thể nó đã được đổi tên hoặc xoá.', en: 'It may have been renamed or removed.' },
  back: { vi: 'Về trang đầu', en: 'Back to the first page' },
};

export function NotFound(): ReactElement {
  const t = useText(notFoundText);
  return (
    <EmptyState
      icon={<IconMapQuestion size={40} stroke={1.4} />}
      title={t('title')}
      action={
        <Button component={Link} to="/">
          {t('back')}
        </Button>
      }
    >
      {t('what')}
    </EmptyState>
  );
}
