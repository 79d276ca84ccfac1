import type { Command } from 'commander';
import { backtestCommand } from './backtest.ts';
import { backupCommand } from './backup.ts';
import { campaignsCommand } from './campaigns.ts';
import { doctorCommand } from './doctor.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { keysCommand } from './keys.ts';
import { privacyCommand } from './privacy.ts';
import { replayCommand } from './replay.ts';
import { restoreCommand } from './restore.ts';
import { rfmCommand } from './rfm.ts';
import { serveCommand } from './serve.ts';

/** Everything `quen` can do, one file a command. */
export const commands: readonly (() => Command)[] = [
  serveCommand,
  importCommand,
  exportCommand,
  replayCommand,
  backtestCommand,
  rfmCommand,
  campaignsCommand,
  keysCommand,
  doctorCommand,
  backupCommand,
  restoreCommand,
  privacyCommand,
];
