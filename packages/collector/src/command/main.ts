import { createProgram } from './program.ts';

/**
 * Runs the `quen` command.
 *
 * @param args what stands behind `quen` on the command line
 */
export async function main(args: readonly string[]): Promise<void> {
  await createProgram().parseAsync([...args], { from: 'user' });
}
