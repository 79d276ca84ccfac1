import { foldDiacritics } from '@quen/protocol';

/** Whether a cell says no to what its column asks, as `false`, `Không`, `0` or, of what is shown, `hidden` do. A draft is `-1` in some shops. */
export function saysNo(text: string | undefined): boolean {
  return text !== undefined && /^(?:0|-1|false|no|khong|an|hidden)$/.test(foldDiacritics(text.toLowerCase()));
}
