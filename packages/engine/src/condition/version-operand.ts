import type { OperandScope, ParsedOperand } from './condition-operator.ts';

/**
 * A version as a text whose order is the version's: `v` and build data go, numbers are padded, and a plain release sorts after
 * its pre-releases. What is no version counts as `0`. The form is the one GrowthBook's specification of its SDKs gives.
 */
export function paddedVersion(version: unknown): string {
  const text = typeof version === 'number' ? `${version}` : typeof version === 'string' && version !== '' ? version : '0';
  const release = text.startsWith('v') ? text.slice(1) : text;
  const plus = release.indexOf('+');
  const parts = (plus < 0 ? release : release.slice(0, plus)).split(/[-.]/);
  // A tilde sorts after every letter and digit, so that 1.0.0 comes after 1.0.0-beta.
  if (parts.length === 3) parts.push('~');
  return parts.map((part) => (/^[0-9]+$/.test(part) ? part.padStart(5, ' ') : part)).join('-');
}

/** Prepares the version to compare with. */
export function parseVersion(operand: unknown, scope: OperandScope): ParsedOperand<string> {
  if (scope.dialect === 'quen' && !/[0-9]/.test(typeof operand === 'number' || typeof operand === 'string' ? `${operand}` : '')) {
    return { ok: false, issues: [scope.issue('', 'This takes a version, as a text: "2.10.0".')] };
  }
  return { ok: true, value: paddedVersion(operand) };
}
