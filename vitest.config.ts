import { configDefaults, defineConfig } from 'vitest/config';

const BROWSER = 'test/desk/browser/**/*.test.ts';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // two cores on the smallest machine that runs this
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'web/**/*.test.ts'],
          exclude: [...configDefaults.exclude, BROWSER],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [BROWSER],
          globalSetup: 'test/desk/browser/setup.ts',
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
