import { defineConfig } from 'vitest/config';

const resolve = { conditions: ['@quen/source'] };
const ssr = { resolve: { conditions: ['@quen/source'] } };
const shared = { resolve, ssr };
// On a shared machine a test is tried once more; locally, where a property's counterexample can be looked at, it is not.
const retry = process.env['CI'] === undefined ? 0 : 1;

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'packages/{protocol,engine,recommender,sources,collector,client,testkit}/src/**/*.test.ts',
            'packages/collector/test/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          retry,
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['packages/{browser,console,react}/src/**/*.test.{ts,tsx}', 'examples/*/src/**/*.test.{ts,tsx}'],
          retry,
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          // After the others: a browser that shares the machine with them measures nothing.
          sequence: { groupOrder: 1 },
          environment: 'node',
          include: ['examples/*/e2e/**/*.e2e.ts', 'packages/*/e2e/**/*.e2e.ts'],
          retry,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
