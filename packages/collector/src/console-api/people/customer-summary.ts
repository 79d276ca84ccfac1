import { type LifecycleStage, lifecycleStages, type Profile } from '@quen/protocol';
import type { CustomerRow } from '../../storage/console-store.ts';
import type { CustomerSummary } from '../types/customers.ts';
import { customerLabel, nameOf, text } from './customer-label.ts';

/** A line of the list. */
export function summaryOfRow(row: CustomerRow, currency: string): CustomerSummary {
  return {
    id: row.id,
    label: customerLabel(row),
    email: row.email,
    stage: stageOf(row.stage),
    lastSeenAtMs: row.lastSeenAtMs,
    sessionCount: row.sessionCount,
    orderCount: row.orderCount,
    revenueMinor: row.revenueMinor[currency] ?? 0,
  };
}

/** The same of a profile. */
export function summaryOfProfile(profile: Profile, currency: string): CustomerSummary {
  const email = text(profile.traits['email']);
  return {
    id: profile.id,
    label: customerLabel({ id: profile.id, name: nameOf(profile), email, userIds: profile.identity.userIds }),
    email,
    stage: profile.lifecycle.stage,
    lastSeenAtMs: profile.activity.lastSeenAtMs,
    sessionCount: profile.sessionCount,
    orderCount: profile.orders.count,
    revenueMinor: profile.orders.revenueMinor[currency] ?? 0,
  };
}

function stageOf(text: string): LifecycleStage {
  return lifecycleStages.find((stage) => stage === text) ?? 'attracted';
}
