import { ActionIcon, Badge, Box, Button, Group, Menu, Paper, Stack, VisuallyHidden } from '@mantine/core';
import type { MerchandisingRule } from '@quen/protocol';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactElement, useRef, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { MerchandisingFields } from './merchandising-fields.tsx';
import { merchandisingText } from './merchandising-text.ts';

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
            <MerchandisingFields
              rule={rule}
              onChange={(next) => onChange(rules.map((each, at) => (at === index ? next : each)))}
            />
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
