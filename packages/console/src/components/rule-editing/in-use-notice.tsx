import { Alert, Anchor, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { type Texts, useText } from '../../i18n/use-text.ts';
import type { NamedKind } from './named-kind.ts';
import type { ConcernedRule } from './rules-concerned.ts';

const inUseText: Texts<'title' | NamedKind> = {
  title: { vi: 'Chưa làm được: còn chỗ đang dùng nó', en: 'That did not work: it is in use' },
  campaigns: { vi: 'Chiến dịch đang dùng:', en: 'Used by the campaign' },
  offers: { vi: 'Ưu đãi đang dùng:', en: 'Used by the offer' },
  segments: { vi: 'Phân khúc đang dùng:', en: 'Used by the segment' },
  placements: { vi: 'Vị trí đang dùng:', en: 'Used by the placement' },
};

/** Which rules use what was to be changed or deleted, with the way to each. */
export function InUseNotice({ by }: { readonly by: readonly ConcernedRule[] }): ReactElement {
  const t = useText(inUseText);
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title={t('title')} role="alert" maw={640}>
      {by.map(({ kind, id, name }) => (
        <Text key={`${kind}/${id}`} fz="sm">
          {t(kind)}{' '}
          <Anchor component={Link} to={kind === 'placements' ? '/placements' : `/${kind}/${encodeURIComponent(id)}`} fz="sm">
            {name}
          </Anchor>
        </Text>
      ))}
    </Alert>
  );
}
