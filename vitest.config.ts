import { defineConfig } from 'vitest/config'

export default defineConfig({
  define: { __DEV__: 'true' },
  test: {
    teardownTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], environment: 'node', testTimeout: 60_000 },
      },
      {
        extends: true,
        // Run in Node; Chromium is driven from there. One file at a time: two cores, and timings that mean something.
        test: {
          name: 'browser',
          include: ['tests/gpu/**/*.test.ts', 'tests/golden/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/support/page-server.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
