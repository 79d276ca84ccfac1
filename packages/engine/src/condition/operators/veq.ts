import type { ConditionOperator } from '../condition-operator.ts';
import { paddedVersion, parseVersion } from '../version-operand.ts';

/** Software versions compared by their parts (semver order): the value === the operand. */
export const veqOperator: ConditionOperator<string> = {
  name: '$veq',
  label: { vi: 'là phiên bản', en: 'is version' },
  operand: 'version',
  missing: false,
  takes: ['text'],
  examples: [
    { operand: '10.2.0', value: '9.9.9', result: false },
    { operand: '10.2.0', value: 'v10.2.0+build.7', result: true },
    { operand: '10.2.0', value: '10.10.0', result: false },
    { operand: '1.0.0', value: '1.0.0-beta', result: false },
    { operand: '1.0.0', value: null, result: false },
  ],
  parseOperand(operand, scope) {
    return parseVersion(operand, scope);
  },
  test(value, operand) {
    return paddedVersion(value) === operand;
  },
};
