import { Command } from 'commander';
import { version } from '../version.ts';
import { commands } from './commands.ts';

/** The `quen` command with everything it can do. */
export function createProgram(): Command {
  const program = new Command('quen')
    .description('Makes an online shop know its regulars.')
    .version(version)
    .showHelpAfterError();
  for (const create of commands) program.addCommand(create());
  return program;
}
