import { Alert, Button, Code, CopyButton, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { MemberRole } from '@quen/collector/console-api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { roleText } from '../../components/role-text.ts';
import { useKept } from '../../components/use-kept.ts';
import { useText } from '../../i18n/use-text.ts';
import { memberRoles, membersText } from './members-text.ts';
import { settingsText } from './settings-text.ts';

interface Invitation {
  readonly name: string;
  readonly email: string;
  readonly role: MemberRole;
}

/** Where an invitation that is being written is kept. */
export const invitationDraft = 'invitation';

/** Invites somebody; the link that lets them in is shown to be sent. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useText(membersText);
  const s = useText(settingsText);
  const role = useText(roleText);
  const queries = useQueryClient();
  const [kept, keep, forget] = useKept<Invitation>(invitationDraft, { name: '', email: '', role: 'marketer' });
  const form = useForm<Invitation>({ initialValues: kept, onValuesChange: keep });
  const close = (): void => {
    forget();
    onClose();
  };
  const invite = useMutation({
    mutationFn: (values: typeof form.values) => call('POST /members', { body: values }),
    onSuccess: () => {
      forget();
      void queries.invalidateQueries({ queryKey: ['members'] });
    },
  });
  return (
    <Modal opened onClose={close} title={t('invite')} closeButtonProps={{ 'aria-label': s('close') }}>
      {invite.data ? (
        <Stack>
          <Alert variant="light">{t('inviteUrl')}</Alert>
          <Code block className="breaks-anywhere">
            {invite.data.inviteUrl}
          </Code>
          <Group justify="flex-end">
            <CopyButton value={invite.data.inviteUrl}>
              {({ copied, copy }) => <Button onClick={copy}>{copied ? t('copied') : t('copy')}</Button>}
            </CopyButton>
            <Button variant="default" onClick={close}>
              {s('close')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={form.onSubmit((values) => invite.mutate(values))}>
          <Stack>
            <TextInput label={t('name')} required data-autofocus {...form.getInputProps('name')} />
            <TextInput label={t('email')} type="email" required {...form.getInputProps('email')} />
            <NativeSelect
              label={t('role')}
              {...form.getInputProps('role')}
              data={memberRoles.map((value) => ({ value, label: `${role(value)}: ${t(`${value}What`)}` }))}
            />
            {invite.isError && <ProblemNotice error={invite.error} words={{ conflict: t('taken') }} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {s('cancel')}
              </Button>
              <Button type="submit" loading={invite.isPending}>
                {t('invite')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
