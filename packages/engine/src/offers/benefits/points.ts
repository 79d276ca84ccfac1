import { type BenefitKind, sumLeft } from '../benefit-kind.ts';

/** Loyalty points on what is paid: a fixed number, or so many for each whole `perMinor`. */
export const points: BenefitKind<'points'> = {
  kind: 'points',
  apply(benefit, lines) {
    const { perMinor } = benefit;
    const earned = perMinor === undefined ? benefit.points : benefit.points * Math.floor(sumLeft(lines) / perMinor);
    if (earned === 0) {
      const left = sumLeft(lines);
      return {
        reason: 'NOT_IN_AUDIENCE',
        code: 'min_spend',
        detail: `${left} of ${perMinor ?? 0} spent (minor units) for the first points`,
        limit: perMinor ?? 0,
        actual: left,
      };
    }
    return { discounts: lines.map(() => 0), points: earned };
  },
};
