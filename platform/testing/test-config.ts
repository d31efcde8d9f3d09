import { join } from 'node:path'
import { type Config, loadConfig } from '#platform/config'
import { projectRoot } from '#platform/root'

/** Where tests write: a folder of this checkout's own. */
export const testState: string = join(projectRoot, '.senim', 'tests')

/** A sandbox config with fixed keys; nothing of the environment gets in. */
export function testConfig(changes: Partial<Config> = {}): Config {
  const settings = {
    SENIM_STATE: testState,
    SENIM_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
    SENIM_PEPPER: Buffer.alloc(32, 2).toString('base64'),
  }
  return Object.freeze({ ...loadConfig(settings), ...changes })
}
