/**
 * Whether a request takes a content coding.
 *
 * @param accepted Its `Accept-Encoding` (RFC 9110, section 12.5.3): a coding that is named takes part unless its weight is 0.
 */
export function takesCoding(accepted: string | undefined, coding: 'br' | 'gzip'): boolean {
  return new RegExp(`\\b${coding}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(accepted ?? '');
}
