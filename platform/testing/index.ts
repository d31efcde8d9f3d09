export { type Arrival, openPlainBrowser, type PlainBrowser } from './plain-browser.ts'
export { softAuthenticator } from './soft-authenticator.ts'
export { testConfig } from './test-config.ts'
export { openTestDatabase, type TestDatabase } from './test-database.ts'
