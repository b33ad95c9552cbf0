import { defineConfig } from 'vitest/config';

const project = (name: string, extra: object = {}) => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], ...extra },
});
const withDatabase = {
  globalSetup: ['tests/support/database.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    // Two cores: a third one works while the others wait for PostgreSQL and for one another.
    maxWorkers: 3,
    projects: [
      // Pure tests share one process for each worker: starting one for each file cost more than the tests.
      project('unit', { isolate: false }),
      project('db', withDatabase),
      // As above: each file would import the whole product anew, a quarter of all the time.
      project('flow', { ...withDatabase, isolate: false }),
      project('e2e', { ...withDatabase, testTimeout: 180_000, hookTimeout: 120_000 }),
      project('drill', { ...withDatabase, testTimeout: 3_600_000, hookTimeout: 120_000 }),
    ],
  },
});
