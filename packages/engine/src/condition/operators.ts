import type { ConditionOperator } from './condition-operator.ts';
import { afterOperator } from './operators/after.ts';
import { allOperator } from './operators/all.ts';
import { alliOperator } from './operators/alli.ts';
import { beforeOperator } from './operators/before.ts';
import { dayOfWeekOperator } from './operators/day-of-week.ts';
import { elemMatchOperator } from './operators/elem-match.ts';
import { eqOperator } from './operators/eq.ts';
import { existsOperator } from './operators/exists.ts';
import { gtOperator } from './operators/gt.ts';
import { gteOperator } from './operators/gte.ts';
import { isInOperator } from './operators/in.ts';
import { inGroupOperator } from './operators/in-group.ts';
import { inSegmentOperator } from './operators/in-segment.ts';
import { iniOperator } from './operators/ini.ts';
import { ltOperator } from './operators/lt.ts';
import { lteOperator } from './operators/lte.ts';
import { neOperator } from './operators/ne.ts';
import { ninOperator } from './operators/nin.ts';
import { niniOperator } from './operators/nini.ts';
import { notOperator } from './operators/not.ts';
import { notInGroupOperator } from './operators/not-in-group.ts';
import { notRegexOperator } from './operators/not-regex.ts';
import { notRegexiOperator } from './operators/not-regexi.ts';
import { olderThanOperator } from './operators/older-than.ts';
import { performedOperator } from './operators/performed.ts';
import { regexOperator } from './operators/regex.ts';
import { regexiOperator } from './operators/regexi.ts';
import { sizeOperator } from './operators/size.ts';
import { timeOfDayOperator } from './operators/time-of-day.ts';
import { typeOperator } from './operators/type.ts';
import { veqOperator } from './operators/veq.ts';
import { vgtOperator } from './operators/vgt.ts';
import { vgteOperator } from './operators/vgte.ts';
import { vltOperator } from './operators/vlt.ts';
import { vlteOperator } from './operators/vlte.ts';
import { vneOperator } from './operators/vne.ts';
import { withinOperator } from './operators/within.ts';

/** Every operator a condition may use. A new one is a file in `operators/` and a line here. */
export const operators: readonly ConditionOperator[] = [
  eqOperator,
  neOperator,
  gtOperator,
  gteOperator,
  ltOperator,
  lteOperator,
  isInOperator,
  ninOperator,
  iniOperator,
  niniOperator,
  allOperator,
  alliOperator,
  elemMatchOperator,
  sizeOperator,
  existsOperator,
  typeOperator,
  notOperator,
  regexOperator,
  regexiOperator,
  notRegexOperator,
  notRegexiOperator,
  inGroupOperator,
  notInGroupOperator,
  veqOperator,
  vneOperator,
  vgtOperator,
  vgteOperator,
  vltOperator,
  vlteOperator,
  withinOperator,
  olderThanOperator,
  beforeOperator,
  afterOperator,
  dayOfWeekOperator,
  timeOfDayOperator,
  performedOperator,
  inSegmentOperator,
];
