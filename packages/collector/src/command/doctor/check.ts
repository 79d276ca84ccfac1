import type { Storage } from '../../storage/storage.ts';

/** What a check found; `todo` says what to do about it. */
export interface Finding {
  readonly level: 'ok' | 'warning' | 'fault';
  readonly text: string;
  readonly todo?: string;
}

export interface CheckContext {
  readonly storage: Storage;
  /** Folder of the data. */
  readonly folder: string;
  readonly nowMs: number;
}

/** One thing `quen doctor` looks at. */
export interface Check {
  readonly name: string;
  run(context: CheckContext): Promise<readonly Finding[]>;
}
