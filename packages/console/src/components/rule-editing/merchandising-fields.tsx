import { Button, Group, Select, Stack, Text } from '@mantine/core';
import type { MerchandisingRule } from '@quen/protocol';
import type { ReactElement } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { ConditionBuilder } from '../condition-builder/condition-builder.tsx';
import { FigureInput } from '../figure-input.tsx';
import { merchandisingText } from './merchandising-text.ts';
import { ProductPicker } from './product-picker.tsx';

/** What one merchandising rule says: its products, its numbers, which products it matches, and when it applies. */
export function MerchandisingFields({
  rule,
  onChange,
}: {
  readonly rule: MerchandisingRule;
  readonly onChange: (rule: MerchandisingRule) => void;
}): ReactElement {
  const t = useText(merchandisingText);
  return (
    <Stack gap="xs">
      {rule.kind === 'pin' && (
        <Group align="flex-end" grow preventGrowOverflow={false}>
          <ProductPicker label={t('products')} value={rule.itemIds} onChange={(itemIds) => onChange({ ...rule, itemIds })} />
          <FigureInput
            label={t('position')}
            maw={120}
            min={1}
            max={100}
            allowDecimal={false}
            value={rule.position}
            onChange={(position) => onChange({ ...rule, position })}
          />
        </Group>
      )}
      {rule.kind === 'limit' && (
        <Group align="flex-end">
          <FigureInput
            label={t('max')}
            maw={120}
            min={1}
            allowDecimal={false}
            value={rule.max}
            onChange={(max) => onChange({ ...rule, max })}
          />
          <Select
            label={t('by')}
            allowDeselect={false}
            value={rule.by}
            data={(['category', 'brand', 'group'] as const).map((by) => ({ value: by, label: t(by) }))}
            onChange={(by) => by !== null && onChange({ ...rule, by: by as typeof rule.by })}
          />
        </Group>
      )}
      {(rule.kind === 'boost' || rule.kind === 'bury') && (
        <FigureInput
          label={t('factor')}
          maw={120}
          min={1}
          max={100}
          step={0.5}
          value={rule.factor}
          onChange={(factor) => onChange({ ...rule, factor })}
        />
      )}
      {'match' in rule && (
        <div>
          <Text fz="sm" fw={500} mb={4}>
            {t('which')}
          </Text>
          <ConditionBuilder scope="product" value={rule.match} onChange={(match) => onChange({ ...rule, match })} />
        </div>
      )}
      {rule.when === undefined ? (
        <Button
          size="compact-xs"
          variant="subtle"
          w="fit-content"
          onClick={() => onChange({ ...rule, when: { 'page.type': 'home' } })}
        >
          {t('addWhen')}
        </Button>
      ) : (
        <div>
          <Group gap="xs" mb={4}>
            <Text fz="sm" fw={500}>
              {t('when')}
            </Text>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              onClick={() => {
                const { when: _, ...rest } = rule;
                onChange(rest as MerchandisingRule);
              }}
            >
              {t('removeWhen')}
            </Button>
          </Group>
          <ConditionBuilder scope="audience" value={rule.when} onChange={(when) => onChange({ ...rule, when })} />
        </div>
      )}
    </Stack>
  );
}
