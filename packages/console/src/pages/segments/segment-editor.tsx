import { List } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { Page } from '../../components/page.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useText } from '../../i18n/use-text.ts';
import { navigationText } from '../../shell/navigation.tsx';

/** What the rules hold of this kind. */
export function SegmentEditor(): ReactElement {
  const t = useText(navigationText);
  const rules = useQuery({ queryKey: ['rules'], queryFn: () => call('GET /rules', {}) });
  return (
    <Page title={t('segments')}>
      {rules.isError && <ProblemNotice error={rules.error} onRetry={() => void rules.refetch()} />}
      <List>
        {rules.data?.ruleSet.segments.map((thing) => (
          <List.Item key={thing.id}>{thing.name}</List.Item>
        ))}
      </List>
    </Page>
  );
}
