import { defineConfig } from 'vitest/config'

const rooms = '{apps,services,modules,packages,law,platform,tools}'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: [`${rooms}/**/*.test.{ts,tsx}`],
          globalSetup: ['./platform/testing/global-setup.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['journeys/**/*.journey.ts'],
          globalSetup: ['./journeys/stage.ts'],
          pool: 'forks',
          // Each on a stage of its own.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
