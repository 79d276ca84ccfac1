import { Button, Group, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import type { Member } from '@quen/collector/console-api';
import { IconUserPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { RoleNotice } from '../../components/editable.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { roleText } from '../../components/role-text.ts';
import { Section } from '../../components/rule-editing/section.tsx';
import { readKept } from '../../components/use-kept.ts';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMay, useMember } from '../../shell/member.tsx';
import { InviteDialog, invitationDraft } from './invite-dialog.tsx';
import { memberRoles, membersText } from './members-text.ts';

/** Who comes in to the console. */
export function Members(): ReactElement {
  const t = useText(membersText);
  const [isInviting, setInviting] = useState(() => readKept(invitationDraft) !== undefined);
  const members = useQuery({ queryKey: ['members'], queryFn: () => call('GET /members', {}) });
  const me = useMember();
  const may = useMay('POST /members');
  return (
    <Section
      title={t('title')}
      hint={t('hint')}
      actions={
        may && (
          <Button size="sm" leftSection={<IconUserPlus size={16} />} onClick={() => setInviting(true)}>
            {t('invite')}
          </Button>
        )
      }
    >
      <RoleNotice needs="POST /members" />
      {members.isError && <ProblemNotice error={members.error} onRetry={() => void members.refetch()} />}
      {members.isPending && <Skeleton h={160} />}
      {members.data?.members.map((member) => (
        <MemberLine key={member.id} member={member} isMe={member.id === me?.id} />
      ))}
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Section>
  );
}

function MemberLine({ member, isMe }: { readonly member: Member; readonly isMe: boolean }): ReactElement {
  const t = useText(membersText);
  const format = useFormat();
  const queries = useQueryClient();
  const role = useText(roleText);
  const may = useMay('PUT /members/:id');
  const [isAsking, setAsking] = useState(false);
  const renew = (): void => void queries.invalidateQueries({ queryKey: ['members'] });
  const change = useMutation({
    mutationFn: (role: Member['role']) => call('PUT /members/:id', { params: { id: member.id }, body: { role } }),
    onSuccess: renew,
  });
  const remove = useMutation({
    mutationFn: () => call('DELETE /members/:id', { params: { id: member.id } }),
    onSuccess: () => {
      setAsking(false);
      renew();
    },
  });
  return (
    <Stack gap="xs" className="setting-line">
      <Group justify="space-between">
        <Stack gap={2} miw={0}>
          <Text fw={600}>
            {member.name} {isMe && `(${t('you')})`}
          </Text>
          <Text fz="sm" className="breaks-anywhere">
            {member.email}
          </Text>
          <Text fz="xs" c="dimmed">
            {member.lastSeenAtMs === null ? t('neverIn') : t('lastIn', { when: format.ago(member.lastSeenAtMs, Date.now()) })}
          </Text>
        </Stack>
        <Group gap="xs">
          <NativeSelect
            aria-label={`${t('role')}: ${member.name}`}
            size="xs"
            disabled={isMe || !may}
            value={member.role}
            onChange={(event) => change.mutate(memberRoles.find((role) => role === event.currentTarget.value) ?? member.role)}
            data={memberRoles.map((value) => ({ value, label: role(value) }))}
          />
          <Button size="xs" variant="light" color="red" disabled={isMe || !may} onClick={() => setAsking(true)}>
            {t('remove')}
          </Button>
        </Group>
      </Group>
      {change.isError && <ProblemNotice error={change.error} words={{ conflict: t('needsOwner') }} />}
      {isAsking && (
        <ConfirmDialog
          title={`${t('remove')}: ${member.name}`}
          confirm={t('remove')}
          isDangerous
          isBusy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate()}
          onClose={() => setAsking(false)}
        >
          {t('removeAsk')}
        </ConfirmDialog>
      )}
    </Stack>
  );
}
