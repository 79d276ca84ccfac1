import { ActionIcon, Autocomplete, Button, Group, Input, Select, Stack, Text } from '@mantine/core';
import { defaultHoldout } from '@quen/engine';
import { type Campaign, type FrequencyCap, type RuleSet, tailorings } from '@quen/protocol';
import { IconX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { FigureInput } from '../../components/figure-input.tsx';
import type { Changes } from '../../components/rule-editing/with-changes.ts';
import { useText } from '../../i18n/use-text.ts';
import { editorText } from './editor-text.ts';
import { HoldoutField } from './holdout-field.tsx';

const periods = ['session', 'day', 'week', 'lifetime'] as const;

/** How often, for whom not, in which order, with which consent. */
export function LimitsEditor({
  campaign,
  set,
  ruleSet,
}: {
  readonly campaign: Campaign;
  readonly set: (changes: Changes<Campaign>) => void;
  readonly ruleSet: RuleSet;
}): ReactElement {
  const t = useText(editorText);
  const caps = campaign.frequencyCaps ?? [];
  const setCaps = (next: readonly FrequencyCap[]): void => set({ frequencyCaps: next.length === 0 ? undefined : next });
  const groups = [...new Set(ruleSet.campaigns.flatMap(({ exclusionGroup }) => exclusionGroup ?? []))];
  return (
    <Stack gap="md">
      <Input.Wrapper label={t('cap', { max: '…' })}>
        <Stack gap="xs">
          {caps.map((cap, index) => (
            <Group key={`${index} of ${caps.length}`} gap="xs">
              <FigureInput
                aria-label={t('cap', { max: cap.max })}
                w={90}
                min={1}
                allowDecimal={false}
                value={cap.max}
                onChange={(max) => setCaps(caps.map((each, at) => (at === index ? { ...each, max } : each)))}
              />
              <Text fz="sm">{t('per')}</Text>
              <Select
                aria-label={t('per')}
                w={170}
                allowDeselect={false}
                value={cap.per}
                data={periods.map((value) => ({ value, label: t(value) }))}
                onChange={(per) =>
                  per !== null &&
                  setCaps(caps.map((each, at) => (at === index ? { ...each, per: per as FrequencyCap['per'] } : each)))
                }
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('remove')}
                onClick={() => setCaps(caps.filter((_, at) => at !== index))}
              >
                <IconX size={16} />
              </ActionIcon>
            </Group>
          ))}
          <Button size="compact-sm" variant="light" w="fit-content" onClick={() => setCaps([...caps, { max: 3, per: 'week' }])}>
            {t('addCap')}
          </Button>
        </Stack>
      </Input.Wrapper>
      <HoldoutField value={campaign.holdout ?? defaultHoldout} onChange={(holdout) => set({ holdout })} />
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <FigureInput
          miw={120}
          label={t('priority')}
          description={t('priorityHint')}
          value={campaign.priority ?? 0}
          onChange={(priority) => set({ priority: priority === 0 ? undefined : priority })}
        />
        <Autocomplete
          miw={170}
          label={t('group')}
          description={t('groupHint')}
          data={groups}
          value={campaign.exclusionGroup ?? ''}
          onChange={(next) => set({ exclusionGroup: next || undefined })}
        />
      </Group>
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <Select
          miw={200}
          label={t('tailoring')}
          allowDeselect={false}
          value={campaign.tailoring}
          data={tailorings.map((value) => ({ value, label: t(value) }))}
          onChange={(tailoring) => tailoring !== null && set({ tailoring: tailoring as Campaign['tailoring'] })}
        />
        <Select
          miw={160}
          label={t('purpose')}
          allowDeselect={false}
          value={campaign.purpose ?? ''}
          data={[
            { value: '', label: t('byPurpose') },
            ...(['none', 'personalization', 'marketing', 'analytics'] as const).map((value) => ({ value, label: t(value) })),
          ]}
          onChange={(purpose) => set({ purpose: (purpose || undefined) as Campaign['purpose'] })}
        />
      </Group>
    </Stack>
  );
}
