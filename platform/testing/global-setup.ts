import { stopTestServer } from './test-server.ts'

/** Runs once before all tests; what it returns, after them. The database is started by the first test that needs it. */
export default function setup(): () => Promise<void> {
  process.env.TZ = 'Asia/Almaty'
  return stopTestServer
}
