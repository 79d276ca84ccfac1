import { ActionIcon, AppShell, Burger, Group, Menu, Text, useMantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Member } from '@quen/collector/console-api';
import { IconLanguage, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { call } from '../api/call.ts';
import { useLanguage } from '../i18n/language.tsx';
import { type Texts, useText } from '../i18n/use-text.ts';
import { Navigation } from './navigation.tsx';
import { useShop } from './shop.tsx';

const frameText: Texts<'menu' | 'language' | 'light' | 'dark' | 'account' | 'signOut' | 'skip'> = {
  menu: { vi: 'Mở trình đơn', en: 'Open menu' },
  language: { vi: 'English', en: 'Tiếng Việt' },
  light: { vi: 'Giao diện sáng', en: 'Light mode' },
  dark: { vi: 'Giao diện tối', en: 'Dark mode' },
  account: { vi: 'Tài khoản', en: 'Account' },
  signOut: { vi: 'Đăng xuất', en: 'Sign out' },
  skip: { vi: 'Đến nội dung chính', en: 'Skip to content' },
};

/** What stands around every page: header, navigation, language, light and dark, the member. */
export function Frame({ member, children }: { readonly member: Member; readonly children: ReactNode }): ReactElement {
  const t = useText(frameText);
  const shop = useShop();
  const { language, setLanguage } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [opened, { toggle, close }] = useDisclosure(false);
  const queries = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => call('DELETE /session', {}),
    onSuccess: (session) => {
      queries.clear();
      queries.setQueryData(['session'], session);
    },
  });
  const dark = colorScheme === 'dark';
  return (
    <AppShell header={{ height: 56 }} navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !opened } }} padding="md">
      <AppShell.Header>
        <a href="#content" className="skip-link">
          {t('skip')}
        </a>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('menu')} />
            <Text fw={750} fz="lg" c="sen">
              Quen
            </Text>
            <Text c="dimmed" fz="sm" truncate maw={240}>
              {shop.name}
            </Text>
          </Group>
          <Menu position="bottom-end" width={220} withinPortal>
            <Menu.Target>
              <ActionIcon variant="subtle" size="lg" aria-label={t('account')}>
                <IconUserCircle size={22} stroke={1.6} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{member.name}</Menu.Label>
              <Menu.Item leftSection={<IconLanguage size={16} />} onClick={() => setLanguage(language === 'vi' ? 'en' : 'vi')}>
                {t('language')}
              </Menu.Item>
              <Menu.Item
                leftSection={dark ? <IconSun size={16} /> : <IconMoon size={16} />}
                onClick={() => setColorScheme(dark ? 'light' : 'dark')}
              >
                {dark ? t('light') : t('dark')}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate()}>
                {t('signOut')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
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
