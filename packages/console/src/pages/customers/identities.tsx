import { Badge, Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import type { CustomerStory, Merge } from '@quen/collector/console-api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/member.tsx';
import { customerText } from './customer-text.ts';

/** Which ids belong to this person, and which profiles became one. */
export function Identities({ story: { profile, merges } }: { readonly story: CustomerStory }): ReactElement {
  const t = useText(customerText);
  const { anonymousIds, userIds, claimedUserId } = profile.identity;
  const groups: readonly (readonly [string, readonly string[]])[] = [
    [t('proven'), userIds],
    [t('claimed'), claimedUserId === null ? [] : [claimedUserId]],
    [t('browsers'), anonymousIds],
  ];
  return (
    <Section title={t('identities')}>
      {groups.map(
        ([label, ids]) =>
          ids.length > 0 && (
            <div key={label}>
              <Text fz="xs" c="dimmed">
                {label}
              </Text>
              <Group gap={6}>
                {ids.slice(0, 20).map((id) => (
                  <Code key={id} className="breaks-anywhere">
                    {id}
                  </Code>
                ))}
              </Group>
            </div>
          ),
      )}
      <Title order={3}>{t('merges')}</Title>
      {merges.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('noMerges')}
        </Text>
      )}
      {merges.map((merge) => (
        <MergeLine key={merge.id} merge={merge} profileId={profile.id} />
      ))}
    </Section>
  );
}

function MergeLine({ merge, profileId }: { readonly merge: Merge; readonly profileId: string }): ReactElement {
  const t = useText(customerText);
  const format = useFormat();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const may = useMay('POST /merges/:id/undo');
  const undo = useMutation({
    mutationFn: () => call('POST /merges/:id/undo', { params: { id: String(merge.id) } }),
    onSuccess: async (answer) => {
      setAsking(false);
      if (answer.profileId !== profileId) {
        await navigate({ to: `/customers/${encodeURIComponent(answer.profileId)}`, replace: true });
      }
      void queries.invalidateQueries({ queryKey: ['customer'] });
      void queries.invalidateQueries({ queryKey: ['customers'] });
    },
  });
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs">
      <Stack gap={0} miw={0}>
        <Text fz="sm" truncate>
          {merge.from}
        </Text>
        <Text fz="xs" c="dimmed">
          {format.dateTime(merge.atMs)} · {merge.cause}
        </Text>
      </Stack>
      {merge.undoneAtMs === null ? (
        may && (
          <Button size="xs" variant="default" flex="none" onClick={() => setAsking(true)}>
            {t('undo')}
          </Button>
        )
      ) : (
        <Badge tt="none" variant="light" color="gray" miw="max-content">
          {t('undone', { date: format.date(merge.undoneAtMs) })}
        </Badge>
      )}
      {isAsking && (
        <ConfirmDialog
          title={t('undo')}
          confirm={t('undo')}
          isBusy={undo.isPending}
          error={undo.error}
          onConfirm={() => undo.mutate()}
          onClose={() => setAsking(false)}
        >
          {t('undoAsk')}
        </ConfirmDialog>
      )}
    </Group>
  );
}
