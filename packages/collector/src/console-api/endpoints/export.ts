import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { localDay } from '@quen/engine';
import { exportEntries, exportKinds } from '../../export/export-entries.ts';
import { dayText } from '../../reports/report-day.ts';
import { ProblemError } from '../../server/problem.ts';
import { defineEndpoint, type NamedEndpoint } from '../endpoint/console-endpoint.ts';

/** The shop's data, to be taken away: JSON lines, packed, as they are read. */
export const exportEndpoints: readonly NamedEndpoint[] = [
  defineEndpoint('GET /export/:what', {
    async answer({ core, params, audit }) {
      const what = exportKinds.find((kind) => kind === params.what);
      if (what === undefined) throw new ProblemError('not_found', `There is ${exportKinds.join(', ')} to take away`);
      await audit('data.export', what);
      await core.commits.drain();
      const lines = async function* (): AsyncGenerator<Uint8Array> {
        const encoder = new TextEncoder();
        for await (const entry of exportEntries(core.storage, what)) yield encoder.encode(`${JSON.stringify(entry)}\n`);
      };
      const day = dayText(localDay(core.rules.compiled.shop.timeZone, core.now()));
      // Whatever ends one side ends the other: a reader who leaves, a store that closes.
      const packed = pipeline(Readable.from(lines()), createGzip(), () => {});
      return new Response(Readable.toWeb(packed) as ReadableStream<Uint8Array>, {
        headers: {
          'content-type': 'application/gzip',
          'content-disposition': `attachment; filename="quen-${what}-${day}.jsonl.gz"`,
          'x-content-type-options': 'nosniff',
        },
      });
    },
  }),
];
