import { Badge, Group, List, Text } from '@mantine/core';
import type { ProductsTrace as Trace } from '@quen/protocol';
import type { ReactElement } from 'react';
import { useFormat } from '../format/use-format.ts';
import { useLanguage } from '../i18n/language.tsx';
import { type Texts, useText } from '../i18n/use-text.ts';
import { adjustmentText, filterText, unmetPinText } from './products-trace-text.ts';

const productsText: Texts<'why' | 'removed' | 'unmet'> = {
  why: { vi: 'Vì sao là các sản phẩm này', en: 'Why these products' },
  removed: { vi: 'Đã bỏ ra: {removed}', en: 'Taken out: {removed}' },
  unmet: { vi: 'Ghim “{item}” ở vị trí {position} không được: {reason}', en: 'Pin “{item}” at {position} not met: {reason}' },
};

/** How a list of products came about, item by item. */
export function ProductsTrace({ trace }: { readonly trace: Trace }): ReactElement {
  const t = useText(productsText);
  const { language } = useLanguage();
  const format = useFormat();
  const removed = Object.entries(trace.removed).map(
    ([filter, count]) => `${filterText(filter, language)} (${format.number(count)})`,
  );
  return (
    <details className="visit">
      <summary>
        <Text span fz="xs">
          {t('why')}
        </Text>
      </summary>
      <List size="xs" type="ordered" mt={4}>
        {trace.items.map(({ itemId, title, score, strategy, adjustments = [] }) => (
          <List.Item key={itemId}>
            <Group gap={6} component="span">
              {title}
              <Text span fz="xs" c="dimmed">
                {strategy} · {format.number(Math.round(score * 1000) / 1000)}
              </Text>
              {adjustments.map((adjustment) => (
                <Badge key={adjustment} component="span" size="xs" variant="light" tt="none">
                  {adjustmentText(adjustment, language)}
                </Badge>
              ))}
            </Group>
          </List.Item>
        ))}
      </List>
      {removed.length > 0 && (
        <Text fz="xs" c="dimmed" mt={4}>
          {t('removed', { removed: removed.join(', ') })}
        </Text>
      )}
      {trace.unmetPins?.map(({ itemId, position, reason }) => (
        <Text key={`${itemId} ${position}`} fz="xs" c="dimmed">
          {t('unmet', { item: itemId, position, reason: unmetPinText[reason][language] })}
        </Text>
      ))}
    </details>
  );
}
