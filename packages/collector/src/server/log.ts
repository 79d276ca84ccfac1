/** One line of the service's log. Never holds ids, addresses or anything a person sent. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly [field: string]: string | number | boolean | undefined;
}

export type Log = (entry: LogEntry) => void;

/** Writes each entry as a line of JSON. */
export function createJsonLog(write: (line: string) => void, now: () => number): Log {
  return (entry) => write(`${JSON.stringify({ at: new Date(now()).toISOString(), ...entry })}\n`);
}
