import { lifecycleStages } from '@quen/protocol';
import type { Attribute } from './attribute.ts';
import { nextRiskChange, riskOf, risks } from './rhythm.ts';

const origin = 'Visits, answers, orders and satisfaction';

/** Where the relationship stands. */
export const lifecycleAttributes: readonly Attribute[] = [
  {
    name: 'lifecycle.stage',
    group: 'lifecycle',
    type: 'text',
    unit: null,
    label: { vi: 'Giai đoạn quan hệ', en: 'lifecycle stage' },
    origin,
    example: 'repeat',
    choices: lifecycleStages,
    read: ({ profile }) => profile.lifecycle.stage,
  },
  {
    name: 'lifecycle.stageNumber',
    group: 'lifecycle',
    type: 'number',
    unit: null,
    label: { vi: 'Giai đoạn quan hệ (1–7)', en: 'number of the lifecycle stage' },
    origin: '1 attracted to 7 loyal',
    example: 5,
    read: ({ profile }) => {
      const index = lifecycleStages.indexOf(profile.lifecycle.stage);
      return index < 0 ? null : index + 1;
    },
  },
  {
    name: 'lifecycle.since',
    group: 'lifecycle',
    type: 'time',
    unit: null,
    label: { vi: 'Ở giai đoạn này từ', en: 'in this stage since' },
    origin,
    example: 1748840400000,
    read: ({ profile }) => profile.lifecycle.sinceMs,
  },
  {
    name: 'lifecycle.relationshipLevel',
    group: 'lifecycle',
    type: 'number',
    unit: null,
    label: { vi: 'Mức quan hệ (1–3)', en: 'relationship level' },
    origin: '1 economic, 2 and social, 3 and structural',
    example: 2,
    read: ({ profile }) => profile.lifecycle.relationshipLevel,
  },
  {
    name: 'lifecycle.risk',
    group: 'lifecycle',
    type: 'text',
    unit: null,
    label: { vi: 'Nguy cơ rời bỏ', en: 'risk of leaving' },
    origin: 'The time since the last order against the customer’s own rhythm',
    example: 'at_risk',
    choices: risks,
    read: (context) => riskOf(context),
    nextChangeAtMs: (context) => nextRiskChange(context),
  },
  {
    name: 'lifecycle.isAtRisk',
    group: 'lifecycle',
    type: 'boolean',
    unit: null,
    label: { vi: 'Có nguy cơ rời bỏ', en: 'is at risk' },
    origin: 'The time since the last order against the customer’s own rhythm',
    example: true,
    read: (context) => riskOf(context) === 'at_risk',
    nextChangeAtMs: (context) => nextRiskChange(context),
  },
  {
    name: 'lifecycle.isLapsed',
    group: 'lifecycle',
    type: 'boolean',
    unit: null,
    label: { vi: 'Đã rời bỏ', en: 'has lapsed' },
    origin: 'The time since the last order against the customer’s own rhythm',
    example: false,
    read: (context) => riskOf(context) === 'lapsed',
    nextChangeAtMs: (context) => nextRiskChange(context),
  },
];
