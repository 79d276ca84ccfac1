import { ActionIcon, Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import type { Member } from '@quen/collector/console-api';
import { IconKey, IconLanguage, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { call } from '../api/call.ts';
import { roleText } from '../components/role-text.ts';
import { useLanguage } from '../i18n/language.tsx';
import { type Texts, useText } from '../i18n/use-text.ts';

const PasswordDialog = lazy(() => import('./password-dialog.tsx').then((module) => ({ default: module.PasswordDialog })));

const accountText: Texts<'language' | 'light' | 'dark' | 'account' | 'password' | 'signOut'> = {
  language: { vi: 'English', en: 'Tiếng Việt' },
  light: { vi: 'Giao diện sáng', en: 'Light mode' },
  dark: { vi: 'Giao diện tối', en: 'Dark mode' },
  account: { vi: 'Tài khoản', en: 'Account' },
  password: { vi: 'Đổi mật khẩu', en: 'Change password' },
  signOut: { vi: 'Đăng xuất', en: 'Sign out' },
};

/** Who is signed in, the language, light and dark, and the way out. Loaded after the first view: menus bring much code. */
export function AccountMenu({ member }: { readonly member: Member }): ReactElement {
  const t = useText(accountText);
  const role = useText(roleText);
  const { language, setLanguage } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const queries = useQueryClient();
  const [isChanging, setChanging] = useState(false);
  const signOut = useMutation({
    mutationFn: () => call('DELETE /session', {}),
    onSuccess: (session) => {
      queries.clear();
      queries.setQueryData(['session'], session);
    },
  });
  return (
    <>
      <Menu position="bottom-end" width={220} withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" size="lg" aria-label={t('account')}>
            <IconUserCircle size={22} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {member.name} · {role(member.role)}
          </Menu.Label>
          <Menu.Item leftSection={<IconLanguage size={16} />} onClick={() => setLanguage(language === 'vi' ? 'en' : 'vi')}>
            {t('language')}
          </Menu.Item>
          <Menu.Item
            leftSection={isDark ? <IconSun size={16} /> : <IconMoon size={16} />}
            onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
          >
            {isDark ? t('light') : t('dark')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconKey size={16} />} onClick={() => setChanging(true)}>
            {t('password')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate()}>
            {t('signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isChanging && (
        <Suspense>
          <PasswordDialog email={member.email} onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </>
  );
}
