import { Button } from '@mantine/core';
import { IconPlayerPause, IconRocket } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/member.tsx';
import type { RuleForm } from './use-rule-form.ts';

const runText: Texts<'publish' | 'pause' | 'resume'> = {
  publish: { vi: 'Xuất bản', en: 'Publish' },
  pause: { vi: 'Tạm dừng', en: 'Pause' },
  resume: { vi: 'Chạy tiếp', en: 'Resume' },
};

/**
 * Publishes what is not shown to shoppers, and pauses what is or will be, for whoever may.
 *
 * @param publishAs The status that it is published with.
 */
export function RunButton<T extends { readonly id: string; readonly status: string }>({
  form,
  saved,
  canSave,
  publishAs,
}: {
  readonly form: RuleForm<T>;
  readonly saved: T;
  readonly canSave: boolean;
  readonly publishAs: T['status'];
}): ReactElement | null {
  const t = useText(runText);
  const may = useMay('PUT /rules/:kind/:id');
  if (!may) return null;
  const isLive = saved.status === 'running' || saved.status === 'scheduled';
  const withStatus = (status: T['status']): Partial<T> => ({ status }) as Partial<T>;
  return isLive ? (
    <Button
      variant="default"
      leftSection={<IconPlayerPause size={16} />}
      loading={form.isSaving}
      onClick={() => form.saveBeside(withStatus('paused'))}
    >
      {t('pause')}
    </Button>
  ) : (
    <Button
      variant="light"
      leftSection={<IconRocket size={16} />}
      loading={form.isSaving}
      disabled={!canSave || form.draft.isOutdated}
      onClick={() => form.save(withStatus(publishAs))}
    >
      {t(saved.status === 'paused' ? 'resume' : 'publish')}
    </Button>
  );
}
