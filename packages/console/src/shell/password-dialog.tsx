import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call, keepCsrfToken } from '../api/call.ts';
import { ProblemNotice } from '../components/problem-notice.tsx';
import { type Texts, useText } from '../i18n/use-text.ts';

const passwordText: Texts<
  | 'title'
  | 'current'
  | 'next'
  | 'hint'
  | 'again'
  | 'tooShort'
  | 'differs'
  | 'same'
  | 'what'
  | 'save'
  | 'cancel'
  | 'close'
  | 'done'
  | 'wrong'
> = {
  title: { vi: 'Đổi mật khẩu', en: 'Change the password' },
  current: { vi: 'Mật khẩu hiện tại', en: 'Present password' },
  next: { vi: 'Mật khẩu mới', en: 'New password' },
  hint: {
    vi: 'Ít nhất 10 ký tự. Vài từ ghép lại là dễ nhớ nhất.',
    en: 'At least 10 characters. A few words are easiest to remember.',
  },
  again: { vi: 'Gõ lại mật khẩu mới', en: 'The new password again' },
  tooShort: { vi: 'Mật khẩu cần ít nhất 10 ký tự', en: 'Use at least 10 characters' },
  differs: { vi: 'Hai lần gõ chưa giống nhau', en: 'The two are not the same' },
  same: { vi: 'Hãy chọn mật khẩu khác với hiện tại', en: 'Choose another than the present one' },
  what: { vi: 'Các thiết bị khác sẽ bị đăng xuất.', en: 'Other devices are signed out.' },
  save: { vi: 'Đổi mật khẩu', en: 'Change it' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  close: { vi: 'Đóng', en: 'Close' },
  done: { vi: 'Đã đổi. Các thiết bị khác đã bị đăng xuất.', en: 'Changed. Other devices have been signed out.' },
  wrong: { vi: 'Mật khẩu hiện tại không đúng', en: 'The present password is wrong' },
};
const shortest = 10;

/** Changes one's own password, for who knows the present one. */
export function PasswordDialog({ email, onClose }: { readonly email: string; readonly onClose: () => void }): ReactElement {
  const t = useText(passwordText);
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { current: '', password: '', again: '' },
    validate: {
      password: (value, { current }) => (value.length < shortest ? t('tooShort') : value === current ? t('same') : null),
      again: (value, { password }) => (value === password ? null : t('differs')),
    },
  });
  const change = useMutation({
    mutationFn: ({ current, password }: typeof form.values) => call('PUT /session/password', { body: { current, password } }),
    onSuccess: (session) => {
      keepCsrfToken(session.csrfToken);
      queries.setQueryData(['session'], session);
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('title')} centered closeButtonProps={{ 'aria-label': t('close') }}>
      {change.isSuccess ? (
        <Stack>
          <Text role="status">{t('done')}</Text>
          <Button w="fit-content" ml="auto" onClick={onClose}>
            {t('close')}
          </Button>
        </Stack>
      ) : (
        <form onSubmit={form.onSubmit((values) => change.mutate(values))}>
          <Stack>
            {/* Password managers save the new one under it. */}
            <input type="email" autoComplete="username" value={email} readOnly hidden />
            <PasswordInput
              label={t('current')}
              autoComplete="current-password"
              required
              data-autofocus
              {...form.getInputProps('current')}
            />
            <PasswordInput
              label={t('next')}
              description={t('hint')}
              autoComplete="new-password"
              required
              {...form.getInputProps('password')}
            />
            <PasswordInput label={t('again')} autoComplete="new-password" required {...form.getInputProps('again')} />
            <Text fz="sm" c="dimmed">
              {t('what')}
            </Text>
            {change.isError && <ProblemNotice error={change.error} words={{ sign_in_failed: t('wrong') }} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={change.isPending}>
                {t('save')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
