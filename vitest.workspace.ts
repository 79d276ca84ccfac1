import { defineConfig } from 'vitest/config';

const resolve = { conditions: ['@quen/source'] };
const ssr = { resolve: { conditions: ['@quen/source'] } };
const shared = { resolve, ssr };

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
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['packages/{browser,console,react}/src/**/*.test.{ts,tsx}', 'examples/*/src/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['examples/*/e2e/**/*.e2e.ts', 'packages/*/e2e/**/*.e2e.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
