import { Button, Select, Stack } from '@mantine/core';
import type { Placement, RuleSet } from '@quen/protocol';
import { IconLayoutGrid } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { Editable } from '../../components/editable.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { MerchandisingEditor } from '../../components/rule-editing/merchandising-editor.tsx';
import { RuleActions, RuleNotices } from '../../components/rule-editing/rule-bar.tsx';
import { RuleLoader } from '../../components/rule-editing/rule-loader.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useRuleForm } from '../../components/rule-editing/use-rule-form.ts';
import { withChanges } from '../../components/rule-editing/with-changes.ts';
import { useText } from '../../i18n/use-text.ts';
import { recommendationsText } from './recommendations-text.ts';

/** The merchandising rules of one placement at a time. */
export function PlacementMerchandising(): ReactElement {
  const t = useText(recommendationsText);
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <RuleLoader>
      {(ruleSet) => {
        const placement = ruleSet.placements.find(({ id }) => id === chosen) ?? ruleSet.placements[0];
        if (placement === undefined) {
          return (
            <EmptyState
              icon={<IconLayoutGrid size={40} stroke={1.4} />}
              title={t('noPlacements')}
              action={
                <Button component={Link} to="/placements">
                  {t('toPlacements')}
                </Button>
              }
            >
              {t('merchandisingHint')}
            </EmptyState>
          );
        }
        return (
          <Stack>
            <Select
              label={t('placement')}
              maw={320}
              searchable
              allowDeselect={false}
              value={placement.id}
              data={ruleSet.placements.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setChosen}
            />
            <Rules key={placement.id} placement={placement} ruleSet={ruleSet} />
          </Stack>
        );
      }}
    </RuleLoader>
  );
}

function Rules({ placement, ruleSet }: { readonly placement: Placement; readonly ruleSet: RuleSet }): ReactElement {
  const t = useText(recommendationsText);
  const form = useRuleForm({ kind: 'placements', id: placement.id, saved: placement, version: ruleSet.version });
  const { value, setValue } = form.draft;
  return (
    <Section title={t('merchandising')} hint={t('merchandisingHint')} actions={<RuleActions form={form} canSave />}>
      <RuleNotices form={form} saved={placement} />
      <Editable needs="PUT /rules/:kind/:id">
        <MerchandisingEditor
          rules={value.merchandising ?? []}
          onChange={(rules) =>
            setValue((before) => withChanges(before, { merchandising: rules.length === 0 ? undefined : rules }))
          }
        />
      </Editable>
    </Section>
  );
}
