import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call, keepCsrfToken } from '../../api/call.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { WayIn } from './way-in.tsx';

const signInText: Texts<'title' | 'hint' | 'email' | 'password' | 'go'> = {
  title: { vi: 'Đăng nhập', en: 'Sign in' },
  hint: { vi: 'Vào bảng điều khiển của cửa hàng.', en: 'To your shop’s console.' },
  email: { vi: 'Email', en: 'Email' },
  password: { vi: 'Mật khẩu', en: 'Password' },
  go: { vi: 'Đăng nhập', en: 'Sign in' },
};

/** Where members come in. */
export function SignIn(): ReactElement {
  const t = useText(signInText);
  const queries = useQueryClient();
  const form = useForm({ initialValues: { email: '', password: '' } });
  const signIn = useMutation({
    mutationFn: (values: typeof form.values) => call('POST /session', { body: values }),
    onSuccess: (session) => {
      keepCsrfToken(session.csrfToken);
      queries.setQueryData(['session'], session);
    },
  });
  return (
    <WayIn title={t('title')} hint={t('hint')}>
      <form
        onSubmit={form.onSubmit((values) => signIn.mutate(values))}
        style={{ display: 'grid', gap: 'var(--mantine-spacing-md)' }}
      >
        <TextInput label={t('email')} type="email" autoComplete="username" required {...form.getInputProps('email')} />
        <PasswordInput label={t('password')} autoComplete="current-password" required {...form.getInputProps('password')} />
        {signIn.isError && <ProblemNotice error={signIn.error} />}
        <Button type="submit" loading={signIn.isPending}>
          {t('go')}
        </Button>
      </form>
    </WayIn>
  );
}
