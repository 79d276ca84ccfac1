import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call, keepCsrfToken } from '../../api/call.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { WayIn } from './way-in.tsx';

const setUpText: Texts<
  'title' | 'hint' | 'token' | 'tokenHint' | 'name' | 'email' | 'password' | 'passwordHint' | 'tooShort' | 'go'
> = {
  title: { vi: 'Tạo tài khoản chủ cửa hàng', en: 'Create the owner’s account' },
  hint: { vi: 'Chỉ làm một lần. Những người khác được mời sau.', en: 'Done once. Others are invited later.' },
  token: { vi: 'Mã thiết lập', en: 'Set-up code' },
  tokenHint: {
    vi: 'Đường dẫn in ra khi chạy “quen serve” đã chứa sẵn mã này.',
    en: 'The link printed by “quen serve” carries it.',
  },
  name: { vi: 'Tên của bạn', en: 'Your name' },
  email: { vi: 'Email', en: 'Email' },
  password: { vi: 'Mật khẩu', en: 'Password' },
  passwordHint: { vi: 'Ít nhất 10 ký tự.', en: 'At least 10 characters.' },
  tooShort: { vi: 'Mật khẩu cần ít nhất 10 ký tự', en: 'Use at least 10 characters' },
  go: { vi: 'Tạo tài khoản', en: 'Create account' },
};

/** Creates the owner, by the one-time link the server printed at its first start. */
export function SetUp(): ReactElement {
  const t = useText(setUpText);
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { token: new URLSearchParams(window.location.search).get('setup') ?? '', name: '', email: '', password: '' },
    validate: { password: (value) => (value.length < 10 ? t('tooShort') : null) },
  });
  const create = useMutation({
    mutationFn: (values: typeof form.values) => call('POST /setup', { body: values }),
    onSuccess: (session) => {
      keepCsrfToken(session.csrfToken);
      window.history.replaceState(null, '', '/console/start');
      queries.setQueryData(['session'], session);
    },
  });
  return (
    <WayIn title={t('title')} hint={t('hint')}>
      <form
        onSubmit={form.onSubmit((values) => create.mutate(values))}
        style={{ display: 'grid', gap: 'var(--mantine-spacing-md)' }}
      >
        <TextInput label={t('token')} description={t('tokenHint')} required {...form.getInputProps('token')} />
        <TextInput label={t('name')} autoComplete="name" required {...form.getInputProps('name')} />
        <TextInput label={t('email')} type="email" autoComplete="username" required {...form.getInputProps('email')} />
        <PasswordInput
          label={t('password')}
          description={t('passwordHint')}
          autoComplete="new-password"
          required
          {...form.getInputProps('password')}
        />
        {create.isError && <ProblemNotice error={create.error} />}
        <Button type="submit" loading={create.isPending}>
          {t('go')}
        </Button>
      </form>
    </WayIn>
  );
}
