import { parseArgs } from 'node:util';

/** What `npm start` was asked for. */
export interface DemoOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  /** Folder of the database. */
  readonly data: string;
  /** How many people are simulated before the first start; 0 leaves the shop empty. */
  readonly shoppers: number;
}

export const usage = `npm start -- [options]

  --port N       port to listen on (3000; 0 takes a free one)
  --host NAME    address to listen on (localhost)
  --data DIR     where the database is kept (.quen)
  --empty        begin without simulated shoppers
  --shoppers N   how many shoppers to simulate on the first start (1500)
  --help         this text`;

/**
 * Reads the command line.
 *
 * @returns the options, `help` when the usage was asked for, or what is wrong with a sentence on it
 */
export function readDemoOptions(args: readonly string[]): DemoOptions | 'help' | { readonly fault: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '3000' },
        host: { type: 'string', default: 'localhost' },
        data: { type: 'string', default: '.quen' },
        empty: { type: 'boolean', default: false },
        shoppers: { type: 'string', default: '1500' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      return { fault: `--port must be from 0 to 65535, not ${values.port}` };
    const shoppers = values.empty ? 0 : Number(values.shoppers);
    if (!Number.isInteger(shoppers) || shoppers < 0 || shoppers > 100_000) {
      return { fault: `--shoppers must be a whole number up to 100000, not ${values.shoppers}` };
    }
    return { port, host: values.host, data: values.data, shoppers };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
