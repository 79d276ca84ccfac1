import { Command } from 'commander';

/** The `quen` command with everything it can do. */
export function createProgram(): Command {
  return new Command('quen').description('Makes an online shop know its regulars.').version('0.1.0');
}
