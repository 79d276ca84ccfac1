import type { Benefit } from '@quen/protocol';

/** What an offer gives, in a few words. `money` writes minor units of its currency. */
export function benefitSentence(benefit: Benefit, language: 'vi' | 'en', money: (minor: number) => string): string {
  const isVietnamese = language === 'vi';
  switch (benefit.kind) {
    case 'percentage':
      return isVietnamese ? `Giảm ${benefit.percent} %` : `${benefit.percent} % off`;
    case 'amount':
      return isVietnamese ? `Giảm ${money(benefit.amountMinor)}` : `${money(benefit.amountMinor)} off`;
    case 'free_shipping':
      return isVietnamese ? 'Miễn phí giao hàng' : 'Free shipping';
    case 'gift':
      return isVietnamese ? `Tặng ${benefit.quantity} × ${benefit.itemId}` : `Gift: ${benefit.quantity} × ${benefit.itemId}`;
    case 'buy_x_get_y': {
      const off = benefit.percentOff === 100 ? (isVietnamese ? 'miễn phí' : 'free') : `−${benefit.percentOff} %`;
      return isVietnamese ? `Mua ${benefit.buy} được ${benefit.get} ${off}` : `Buy ${benefit.buy}, get ${benefit.get} ${off}`;
    }
    case 'tiered': {
      const best = benefit.tiers.at(-1);
      const most = best?.percent !== undefined ? `${best.percent} %` : money(best?.amountMinor ?? 0);
      return isVietnamese ? `${benefit.tiers.length} bậc, giảm tới ${most}` : `${benefit.tiers.length} tiers, up to ${most} off`;
    }
    case 'points':
      return isVietnamese ? `${benefit.points} điểm` : `${benefit.points} points`;
  }
}
