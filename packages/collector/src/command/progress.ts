import process from 'node:process';
import { SingleBar } from 'cli-progress';

/** Shows how far long work has come: a bar on a terminal, else a plain line every tenth. Written to standard error. */
export interface Progress {
  /** @param done of `total`; `note` stands behind the bar, such as `12,000 events` */
  update(done: number, note: string): void;
  stop(): void;
}

/**
 * @param label what is done, such as `importing`
 * @param total when `done` is complete; 0 when that is not known
 */
export function createProgress(label: string, total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY === true && total > 0 ? barProgress(label, total, stream) : lineProgress(label, total, stream);
}

function barProgress(label: string, total: number, stream: NodeJS.WriteStream): Progress {
  const bar = new SingleBar({
    format: `${label} {bar} {percentage}% {note} · {eta_formatted} left`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: false,
    stream,
  });
  bar.start(total, 0, { note: '' });
  return {
    update: (done, note) => bar.update(Math.min(done, total), { note }),
    stop: () => bar.stop(),
  };
}

function lineProgress(label: string, total: number, stream: NodeJS.WriteStream): Progress {
  let tenth = 0;
  return {
    update(done, note) {
      const now = total > 0 ? Math.floor((done / total) * 10) : Math.floor(Math.log10(Math.max(1, done)));
      if (now <= tenth) return;
      tenth = now;
      const share = total > 0 ? `${Math.min(now, 10) * 10} %` : '';
      stream.write(`${label} ${[share, note].filter((part) => part !== '').join(' · ')}\n`);
    },
    stop() {},
  };
}
