import { Group, NumberInput, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { OfferCode } from '@quen/protocol';
import type { ReactElement } from 'react';
import { readNumber } from '../../components/read-number.ts';
import { useText } from '../../i18n/use-text.ts';
import { offersText } from './offers-text.ts';

const fresh: Readonly<Record<OfferCode['kind'], OfferCode>> = {
  none: { kind: 'none' },
  shared: { kind: 'shared', code: '' },
  generated: { kind: 'generated', expiresAfterDays: 14 },
};

/** How customers claim it. */
export function CodeForm({
  code = fresh.none,
  onChange,
}: {
  readonly code: OfferCode | undefined;
  readonly onChange: (code: OfferCode | undefined) => void;
}): ReactElement {
  const t = useText(offersText);
  const isNarrow = useMediaQuery('(max-width: 36em)');
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label={t('code')}
        w={isNarrow ? '100%' : 'fit-content'}
        maw="100%"
        orientation={isNarrow ? 'vertical' : 'horizontal'}
        value={code.kind}
        onChange={(kind) => onChange(kind === 'none' ? undefined : fresh[kind as OfferCode['kind']])}
        data={[
          { value: 'none', label: t('codeNone') },
          { value: 'shared', label: t('codeShared') },
          { value: 'generated', label: t('codeGenerated') },
        ]}
      />
      {code.kind === 'shared' && (
        <TextInput
          label={t('theCode')}
          required
          maw={240}
          value={code.code}
          onChange={(event) => onChange({ ...code, code: event.currentTarget.value.toUpperCase() })}
        />
      )}
      {code.kind === 'generated' && (
        <Group>
          <TextInput
            label={t('prefix')}
            w={160}
            value={code.prefix ?? ''}
            onChange={(event) => {
              const { prefix: _, ...rest } = code;
              onChange(event.currentTarget.value === '' ? rest : { ...rest, prefix: event.currentTarget.value.toUpperCase() });
            }}
          />
          <NumberInput
            label={t('expires')}
            w={160}
            min={1}
            value={code.expiresAfterDays ?? ''}
            onChange={(next) => {
              const { expiresAfterDays: _, ...rest } = code;
              const expiresAfterDays = readNumber(next);
              onChange(expiresAfterDays === undefined ? rest : { ...rest, expiresAfterDays });
            }}
          />
        </Group>
      )}
    </Stack>
  );
}
