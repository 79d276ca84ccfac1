/** Something the person at the keyboard can mend; printed without a stack trace, and the command exits with 1. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';
}
