export { testConfig } from './test-config.ts'
export { openTestDatabase, type TestDatabase } from './test-database.ts'
