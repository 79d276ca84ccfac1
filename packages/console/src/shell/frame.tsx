import { ActionIcon, AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Member } from '@quen/collector/console-api';
import { IconUserCircle } from '@tabler/icons-react';
import { lazy, type ReactElement, type ReactNode, Suspense } from 'react';
import { type Texts, useText } from '../i18n/use-text.ts';
import { Navigation } from './navigation.tsx';
import { useShop } from './shop.tsx';

const AccountMenu = lazy(() => import('./account-menu.tsx').then((module) => ({ default: module.AccountMenu })));

const frameText: Texts<'menu' | 'account' | 'skip'> = {
  menu: { vi: 'Mở trình đơn', en: 'Open menu' },
  account: { vi: 'Tài khoản', en: 'Account' },
  skip: { vi: 'Đến nội dung chính', en: 'Skip to content' },
};

/** What stands around every page: header, navigation, the member. */
export function Frame({ member, children }: { readonly member: Member; readonly children: ReactNode }): ReactElement {
  const t = useText(frameText);
  const shop = useShop();
  const [opened, { toggle, close }] = useDisclosure(false);
  const account = (
    <ActionIcon variant="subtle" size="lg" aria-label={t('account')}>
      <IconUserCircle size={22} stroke={1.6} />
    </ActionIcon>
  );
  return (
    <AppShell header={{ height: 56 }} navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !opened } }} padding="md">
      <AppShell.Header>
        <a href="#content" className="skip-link">
          {t('skip')}
        </a>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('menu')} aria-expanded={opened} />
            <Text fw={750} fz="lg" c="sen">
              Quen
            </Text>
            <Text c="dimmed" fz="sm" truncate maw={240}>
              {shop.name}
            </Text>
          </Group>
          <Suspense fallback={account}>
            <AccountMenu member={member} />
          </Suspense>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar>
        <Navigation onGo={close} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        {children}
      </AppShell.Main>
    </AppShell>
  );
}
