/** The seven stages (thu hút, thiết lập, tạo dựng, phát triển, duy trì, củng cố, trung thành), in order. */
export const lifecycleStages = ['attracted', 'acquainted', 'engaged', 'customer', 'repeat', 'committed', 'loyal'] as const;
export type LifecycleStage = (typeof lifecycleStages)[number];

/** Where a profile stands in the shop's relationship with it. */
export interface LifecycleState {
  stage: LifecycleStage;
  /** When it came to this stage. */
  sinceMs: number;
  /** 1 economic, 2 and social, 3 and structural. */
  relationshipLevel: 1 | 2 | 3;
}
