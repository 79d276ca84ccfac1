import { Alert, Button, Loader, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { SetUpLink } from '@quen/collector/console-api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { CallError, call, keepCsrfToken } from '../../api/call.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { roleText } from '../../components/role-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { setUpText } from './set-up-text.ts';
import { WayIn } from './way-in.tsx';

const shortest = 10;

/** Lets in the first owner, and whoever was invited, by their one-time link. */
export function SetUp(): ReactElement {
  const t = useText(setUpText);
  const role = useText(roleText);
  const given = new URLSearchParams(window.location.search).get('setup') ?? '';
  const [token, setToken] = useState(given);
  const look = useQuery({
    queryKey: ['set-up', token],
    queryFn: () => call('POST /setup/look', { body: { token } }),
    enabled: token !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const invited = look.data?.invited ?? null;
  if (look.isError) {
    const isGone = look.error instanceof CallError && look.error.problem.code === 'link_invalid';
    return (
      <WayIn title={isGone ? t('goneTitle') : t('title')} hint={isGone ? t('gone') : t('hint')}>
        {!isGone && <ProblemNotice error={look.error} onRetry={() => void look.refetch()} />}
        <Button component="a" href="/console/" variant="default">
          {t('toSignIn')}
        </Button>
      </WayIn>
    );
  }
  if (token !== '' && look.isPending) {
    return (
      <WayIn title={t('title')} hint={t('hint')}>
        <Loader />
      </WayIn>
    );
  }
  return (
    <WayIn
      title={invited === null ? t('title') : t('invitedTitle', { shop: look.data?.shop ?? '' })}
      hint={invited === null ? t('hint') : t('invited', { role: role(invited.role) })}
    >
      {token === '' ? <AskForCode onCode={setToken} /> : <Account token={token} invited={invited} />}
    </WayIn>
  );
}

function AskForCode({ onCode }: { readonly onCode: (token: string) => void }): ReactElement {
  const t = useText(setUpText);
  const [typed, setTyped] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onCode(typed.trim().replace(/^.*setup=/, ''));
      }}
    >
      <Stack>
        <Alert variant="light">{t('tokenHint')}</Alert>
        <TextInput label={t('token')} required value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        <Button type="submit">{t('on')}</Button>
      </Stack>
    </form>
  );
}

function Account({ token, invited }: { readonly token: string; readonly invited: SetUpLink['invited'] }): ReactElement {
  const t = useText(setUpText);
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { name: invited?.name ?? '', email: invited?.email ?? '', password: '' },
    validate: { password: (value) => (value.length < shortest ? t('tooShort') : null) },
  });
  const create = useMutation({
    mutationFn: (values: typeof form.values) => call('POST /setup', { body: { token, ...values } }),
    onSuccess: (session) => {
      keepCsrfToken(session.csrfToken);
      window.history.replaceState(null, '', invited === null ? '/console/start' : '/console/');
      queries.setQueryData(['session'], session);
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => create.mutate(values))}>
      <Stack>
        <TextInput label={t('name')} autoComplete="name" required {...form.getInputProps('name')} />
        <TextInput label={t('email')} type="email" autoComplete="username" required {...form.getInputProps('email')} />
        <PasswordInput
          label={t('password')}
          description={t('passwordHint')}
          autoComplete="new-password"
          required
          {...form.getInputProps('password')}
        />
        {create.isError && <ProblemNotice error={create.error} words={{ conflict: t('taken') }} />}
        <Button type="submit" loading={create.isPending}>
          {invited === null ? t('go') : t('join')}
        </Button>
      </Stack>
    </form>
  );
}
