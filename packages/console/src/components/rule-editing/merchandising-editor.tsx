import {
  ActionIcon,
  Badge,
  Box,
  Button,
  Group,
  Menu,
  NumberInput,
  Paper,
  Select,
  Stack,
  Text,
  VisuallyHidden,
} from '@mantine/core';
import type { MerchandisingKind, MerchandisingRule } from '@quen/protocol';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactElement, useRef, useState } from 'react';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { ConditionBuilder } from '../condition-builder/condition-builder.tsx';
import { onNumber } from '../read-number.ts';
import { ProductPicker } from './product-picker.tsx';

const merchandisingText: Texts<
  | 'add'
  | 'up'
  | 'down'
  | 'moved'
  | 'remove'
  | 'drag'
  | 'position'
  | 'factor'
  | 'max'
  | 'by'
  | 'products'
  | 'which'
  | 'when'
  | 'addWhen'
  | 'removeWhen'
  | MerchandisingKind
  | 'category'
  | 'brand'
  | 'group'
> = {
  add: { vi: 'Thêm quy tắc', en: 'Add rule' },
  up: { vi: 'Lên', en: 'Move up' },
  down: { vi: 'Xuống', en: 'Move down' },
  moved: { vi: 'Đã chuyển tới chỗ {place} trên {of}', en: 'Moved to place {place} of {of}' },
  remove: { vi: 'Bỏ', en: 'Remove' },
  drag: { vi: 'Kéo để đổi thứ tự', en: 'Drag to reorder' },
  position: { vi: 'Ở vị trí', en: 'At position' },
  factor: { vi: 'Hệ số', en: 'Factor' },
  max: { vi: 'Nhiều nhất', en: 'At most' },
  by: { vi: 'Mỗi', en: 'For each' },
  products: { vi: 'Sản phẩm', en: 'Products' },
  which: { vi: 'Sản phẩm nào', en: 'Which products' },
  when: { vi: 'Chỉ khi', en: 'Only when' },
  addWhen: { vi: 'Chỉ áp dụng khi…', en: 'Only when…' },
  removeWhen: { vi: 'Luôn áp dụng', en: 'Always' },
  pin: { vi: 'Ghim', en: 'Pin' },
  boost: { vi: 'Đẩy lên', en: 'Boost' },
  bury: { vi: 'Hạ xuống', en: 'Bury' },
  exclude: { vi: 'Loại bỏ', en: 'Exclude' },
  filter: { vi: 'Chỉ giữ', en: 'Keep only' },
  limit: { vi: 'Giới hạn', en: 'Limit' },
  category: { vi: 'danh mục', en: 'category' },
  brand: { vi: 'thương hiệu', en: 'brand' },
  group: { vi: 'nhóm biến thể', en: 'group of variants' },
};

const fresh: readonly MerchandisingRule[] = [
  { kind: 'pin', itemIds: [], position: 1 },
  { kind: 'boost', match: { 'product.isOnSale': true }, factor: 2 },
  { kind: 'bury', match: { 'product.stock': { $lt: 3 } }, factor: 2 },
  { kind: 'exclude', match: { 'product.wasBought': true } },
  { kind: 'filter', match: { 'product.isSellable': true } },
  { kind: 'limit', by: 'category', max: 3 },
];

/** Merchandising rules in their order: moved by drag, or by the buttons for those who do not drag. */
export function MerchandisingEditor({
  rules,
  onChange,
}: {
  readonly rules: readonly MerchandisingRule[];
  readonly onChange: (rules: readonly MerchandisingRule[]) => void;
}): ReactElement {
  const t = useText(merchandisingText);
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const [movedTo, setMovedTo] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const move = (from: number, to: number): void => {
    const moved = rules[from];
    if (moved === undefined || to < 0 || to >= rules.length || from === to) return;
    const rest = rules.filter((_, index) => index !== from);
    onChange([...rest.slice(0, to), moved, ...rest.slice(to)]);
    setMovedTo(to);
  };
  // Whoever moves a rule by its buttons goes with it, so that the next press moves the same rule on.
  const step = (from: number, by: -1 | 1): void => {
    move(from, from + by);
    requestAnimationFrame(() => {
      const card = list.current?.children.item(from + by);
      const buttons = card?.querySelectorAll<HTMLButtonElement>('[data-step]:not(:disabled)');
      const same = [...(buttons ?? [])].find(({ dataset }) => dataset['step'] === String(by));
      (same ?? buttons?.[0])?.focus();
    });
  };
  return (
    <Stack gap="xs" ref={list}>
      {rules.map((rule, index) => (
        <Paper
          key={`${index} of ${rules.length}`}
          withBorder
          p="sm"
          radius="md"
          style={{
            opacity: dragged === index ? 0.5 : 1,
            outline: over === index && dragged !== index ? '2px solid var(--mantine-primary-color-filled)' : 'none',
          }}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(index);
          }}
          onDrop={(event) => {
            event.preventDefault();
            if (dragged !== null) move(dragged, index);
            setDragged(null);
            setOver(null);
          }}
        >
          <Stack gap="xs">
            <Group justify="space-between" wrap="nowrap">
              <Group gap="xs" wrap="nowrap">
                <Box
                  component="span"
                  draggable
                  title={t('drag')}
                  style={{ cursor: 'grab', display: 'flex', touchAction: 'none' }}
                  onDragStart={() => setDragged(index)}
                  onDragEnd={() => {
                    setDragged(null);
                    setOver(null);
                  }}
                >
                  <IconGripVertical size={18} aria-hidden />
                </Box>
                <Badge variant="light" tt="none">
                  {index + 1}. {t(rule.kind)}
                </Badge>
              </Group>
              <Group gap={2} wrap="nowrap">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('up')}
                  disabled={index === 0}
                  data-step="-1"
                  onClick={() => step(index, -1)}
                >
                  <IconArrowUp size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('down')}
                  disabled={index === rules.length - 1}
                  data-step="1"
                  onClick={() => step(index, 1)}
                >
                  <IconArrowDown size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="red"
                  aria-label={t('remove')}
                  onClick={() => onChange(rules.filter((_, at) => at !== index))}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Group>
            </Group>
            <RuleFields rule={rule} onChange={(next) => onChange(rules.map((each, at) => (at === index ? next : each)))} />
          </Stack>
        </Paper>
      ))}
      <VisuallyHidden role="status">
        {movedTo === null ? '' : t('moved', { place: movedTo + 1, of: rules.length })}
      </VisuallyHidden>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button size="compact-sm" variant="light" w="fit-content" leftSection={<IconPlus size={14} />}>
            {t('add')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {fresh.map((rule) => (
            <Menu.Item key={rule.kind} onClick={() => onChange([...rules, rule])}>
              {t(rule.kind)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Stack>
  );
}

function RuleFields({
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
          <NumberInput
            label={t('position')}
            maw={120}
            min={1}
            max={100}
            allowDecimal={false}
            value={rule.position}
            onChange={onNumber((position) => onChange({ ...rule, position }))}
          />
        </Group>
      )}
      {rule.kind === 'limit' && (
        <Group align="flex-end">
          <NumberInput
            label={t('max')}
            maw={120}
            min={1}
            allowDecimal={false}
            value={rule.max}
            onChange={onNumber((max) => onChange({ ...rule, max }))}
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
        <NumberInput
          label={t('factor')}
          maw={120}
          min={1}
          max={100}
          step={0.5}
          value={rule.factor}
          onChange={onNumber((factor) => onChange({ ...rule, factor }))}
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
