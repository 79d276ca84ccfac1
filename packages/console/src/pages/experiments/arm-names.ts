import type { Campaign } from '@quen/protocol';
import type { Say } from '../../i18n/use-text.ts';

/** Names of a campaign's arms: a variant's own, else its letter; the holdout's in words. */
export function armNames(campaign: Campaign, t: Say<'holdout' | 'variant'>): (variant: string) => string {
  return (variant) => {
    if (variant === 'holdout') return t('holdout');
    const index = campaign.variants.findIndex(({ id }) => id === variant);
    return campaign.variants[index]?.name ?? (index < 0 ? variant : t('variant', { letter: String.fromCharCode(65 + index) }));
  };
}
