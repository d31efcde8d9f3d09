import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: [
      '{apps,services,modules,packages,law,platform,tools}/**/*.test.{ts,tsx}',
      'journeys/**/*.journey.ts',
    ],
    globalSetup: ['./platform/testing/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
