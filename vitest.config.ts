import { defineConfig } from 'vitest/config'

/** Tests run on real PostgreSQL and real files; test/setup.ts starts one server and one migrated template for all. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
