import type { Vocabulary } from '@quen/collector/console-api';
import { attributeOf, type BuilderContext } from './builder-context.ts';
import { advancedField, isOperator, notPrefix, segmentField } from './condition-tree.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

const groupLabels: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  profile: { vi: 'Hồ sơ', en: 'Profile' },
  traits: { vi: 'Hồ sơ', en: 'Profile' },
  satisfaction: { vi: 'Hồ sơ', en: 'Profile' },
  segments: { vi: 'Hồ sơ', en: 'Profile' },
  lifecycle: { vi: 'Vòng đời', en: 'Lifecycle' },
  events: { vi: 'Hành vi', en: 'Behaviour' },
  session: { vi: 'Phiên', en: 'Session' },
  orders: { vi: 'Đơn hàng', en: 'Orders' },
  bought: { vi: 'Đơn hàng', en: 'Orders' },
  rfm: { vi: 'Đơn hàng', en: 'Orders' },
  cart: { vi: 'Giỏ hàng', en: 'Cart' },
  affinity: { vi: 'Sở thích', en: 'Interests' },
  answers: { vi: 'Câu trả lời', en: 'Answers' },
  answeredAt: { vi: 'Câu trả lời', en: 'Answers' },
  questions: { vi: 'Câu trả lời', en: 'Answers' },
  consent: { vi: 'Đồng ý', en: 'Consents' },
  exposures: { vi: 'Đã xem', en: 'Seen' },
  device: { vi: 'Thiết bị', en: 'Device' },
  channel: { vi: 'Kênh', en: 'Channel' },
  page: { vi: 'Trang', en: 'Page' },
  product: { vi: 'Sản phẩm', en: 'Product' },
  line: { vi: 'Dòng giỏ hàng', en: 'Cart line' },
  time: { vi: 'Thời gian', en: 'Time' },
};

/** Which groups of attributes a builder offers: those that can be known where its condition is asked. */
export type BuilderScope = 'segment' | 'audience' | 'offer' | 'line' | 'product';

function isOffered(name: string, scope: BuilderScope): boolean {
  const group = name.split('.')[0] ?? name;
  if (group === 'product') return scope === 'product';
  if (group === 'line') return scope === 'line';
  if (group === 'page') return scope === 'audience' || scope === 'product';
  return true;
}

/** The attributes to choose from, by group; the ones in use stay in, wherever they belong. */
export function fieldOptions(
  context: BuilderContext,
  scope: BuilderScope,
  extra: { readonly segment: string; readonly advanced: string },
): { readonly group: string; readonly items: Option[] }[] {
  const groups = new Map<string, Option[]>();
  for (const attribute of context.vocabulary.attributes) {
    if (!isOffered(attribute.name, scope)) continue;
    const group = groupLabels[attribute.name.split('.')[0] ?? '']?.[context.language] ?? attribute.name;
    const items = groups.get(group) ?? [];
    items.push({ value: attribute.name, label: labelOf(attribute, context.language) });
    groups.set(group, items);
  }
  const lead = scope === 'product' || scope === 'line' ? [] : [{ value: segmentField, label: extra.segment }];
  return [
    ...(lead.length > 0 ? [{ group: extra.segment, items: lead }] : []),
    ...[...groups].map(([group, items]) => ({ group, items })),
    { group: extra.advanced, items: [{ value: advancedField, label: extra.advanced }] },
  ];
}

/** A label with a capital, since it begins a line. */
export function labelOf(attribute: Vocabulary['attributes'][number], language: 'vi' | 'en'): string {
  const label = attribute.label[language] ?? attribute.name;
  return label.charAt(0).toLocaleUpperCase(language) + label.slice(1);
}

const byType: Readonly<Record<string, readonly string[]>> = {
  text: [isOperator, '$ne', '$in', '$nin', '$ini', '$regexi', '$notRegexi', '$exists'],
  number: [isOperator, '$ne', '$gte', '$lte', '$gt', '$lt', '$in', '$exists'],
  boolean: [isOperator, '$exists'],
  time: ['$within', '$olderThan', '$before', '$after', '$dayOfWeek', '$timeOfDay', '$exists'],
  list: ['$in', '$nin', '$all', '$size', '$exists'],
  map: [isOperator, '$ne', '$gte', '$lte', '$gt', '$lt', '$in', '$nin', '$regexi', '$within', '$olderThan', '$exists'],
  events: ['$performed', `${notPrefix}$performed`],
};

/** The comparisons that fit an attribute, the one in use always among them. */
export function operatorNames(context: BuilderContext, field: string, present: string): string[] {
  const names =
    field === segmentField
      ? [segmentField, notPrefix + segmentField]
      : field === advancedField
        ? [isOperator]
        : [...(byType[attributeOf(context, field)?.type ?? 'map'] ?? byType['map'] ?? [])];
  return names.includes(present) || present === '' ? names : [...names, present];
}

/** The first comparison to offer for an attribute, and something sensible to compare with. */
export function firstOperator(context: BuilderContext, field: string): string {
  return operatorNames(context, field, '')[0] ?? isOperator;
}
