import { describe, expect, it } from 'vitest';
import { readDemoOptions } from './demo-options.ts';

describe('readDemoOptions', () => {
  it('has defaults, and takes what is asked for', () => {
    expect(readDemoOptions([])).toEqual({ port: 3000, host: 'localhost', data: '.quen', shoppers: 1500 });
    expect(readDemoOptions(['--port', '0', '--data', 'x', '--empty'])).toMatchObject({ port: 0, data: 'x', shoppers: 0 });
    expect(readDemoOptions(['--help'])).toBe('help');
  });

  it.each([
    [['--port', '99999'], /--port must be/],
    [['--shoppers', 'many'], /--shoppers must be/],
    [['--colour', 'red'], /--colour/],
  ])('says what is wrong with %j', (args, fault) => {
    expect(readDemoOptions(args)).toMatchObject({ fault: expect.stringMatching(fault) });
  });
});
