/** Events a profile remembers at most: `$performed` cannot count more of them. */
export const maxRemembered = 200;
/** Products of one of them, at most. */
export const maxRememberedItems = 20;

/** How large a condition may be. What is beyond is refused when it is compiled, so that evaluation always finishes soon. */
export interface ConditionLimits {
  /** How deep objects and lists may nest. */
  readonly depth: number;
  /** Parts in all: groups, attributes, operators. */
  readonly nodes: number;
  /** The same with the segments it names counted in, and the ones these name. */
  readonly expandedNodes: number;
  /** Entries of one list, such as that of `$in`. */
  readonly listLength: number;
  /** Characters of a text operand. */
  readonly textLength: number;
  /** Characters of a regular expression. */
  readonly regexLength: number;
}

export const conditionLimits: ConditionLimits = {
  depth: 20,
  nodes: 1000,
  expandedNodes: 10_000,
  listLength: 10_000,
  textLength: 10_000,
  regexLength: 1000,
};
