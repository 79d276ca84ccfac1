/** What the ranker knows of a candidate: the column of each feature. What is the same for all candidates of a question comes last. */
export const featureColumns = {
  /** What each model says of it: as it stands, by the best one’s share, or as a logarithm. */
  nearestShare: 0,
  nearestLog: 1,
  sequentialValue: 2,
  sequentialShare: 3,
  togetherValue: 4,
  togetherShare: 5,
  rulesLog: 6,
  rulesShare: 7,
  /** What the linear models say of it by the newest item alone. */
  lastSequential: 8,
  lastTogether: 9,
  /** How popular it is, over long and of late, and when it was first and last in a session. */
  popularitySlow: 10,
  popularityFast: 11,
  popularityTrend: 12,
  silence: 13,
  novelty: 14,
  /** When and how often the session has seen it. */
  isLag1: 15,
  isLag2: 16,
  isLag3: 17,
  isLagMore: 18,
  lag: 19,
  seenCount: 20,
  /** How often visitors look at it again, right away and within a session. */
  repeatImmediate: 21,
  repeatPerSession: 22,
  /** How often it came right after and right before the newest item, and when last. */
  afterShare: 23,
  afterPair: 24,
  beforeShare: 25,
  afterAge: 26,
  /** How near it is by what goes with what goes with the session, and by what stood near. */
  twoStepsLog: 27,
  twoStepsShare: 28,
  nearLog: 29,
  nearShare: 30,
  /** Whether the visitor went to it from the newest item before, or came from it. */
  ownAfter: 31,
  ownBefore: 32,
  /** How likely visitors come back to it by the pattern of their way. */
  patternLog: 33,
  patternShare: 34,
  /** How often it is among the latest events, the distinct items since it was seen, and whether it began the session. */
  recentCount: 35,
  distinctSince: 36,
  isFirst: 37,
  /** How often visitors come back to it later. */
  returns: 38,
  /** What the nearest sessions had right beside the newest item, and anywhere. */
  nextLog: 39,
  nextShare: 40,
  previousLog: 41,
  previousShare: 42,
  anywhereShare: 43,
  /** What all items of the session say of it, none less than another. */
  evenlyValue: 44,
  evenlyShare: 45,
  /** The session itself. */
  sessionLength: 46,
  sessionDistinct: 47,
  sessionRepeats: 48,
  sessionLastSupport: 49,
  sessionLastRepeat: 50,
  sessionNearestBest: 51,
  sessionSequentialBest: 52,
  sessionRulesBest: 53,
  sessionImmediate: 54,
  sessionPatternNew: 55,
  sessionRun: 56,
  sessionAlternates: 57,
} as const;

/** Names by column: a ranker is read back only where they are the same. */
export const featureNames: readonly string[] = Object.keys(featureColumns);
export const featureCount: number = featureNames.length;
/** The columns in which candidates differ: only these can tell a weighted sum which is better. */
export const ownFeatureCount: number = featureColumns.sessionLength;
