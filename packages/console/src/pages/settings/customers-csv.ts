import type { CustomerSummary } from '@quen/collector/console-api';

/** A cell: quoted where it must be, and never read as a formula by a spreadsheet. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Customers as a table, with the mark that makes spreadsheets read it as UTF-8. Revenue in minor units. */
export function customersCsv(customers: readonly CustomerSummary[]): string {
  const lines = customers.map((customer) =>
    [
      customer.id,
      customer.label,
      customer.email,
      customer.stage,
      new Date(customer.lastSeenAtMs).toISOString(),
      customer.sessionCount,
      customer.orderCount,
      customer.revenueMinor,
    ]
      .map(cell)
      .join(','),
  );
  return `\uFEFF${['id,name,email,stage,last_seen,sessions,orders,revenue_minor', ...lines].join('\r\n')}\r\n`;
}
