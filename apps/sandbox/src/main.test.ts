import { expect, test } from 'vitest'
import { productionRefusal, type SandboxSettings, startSandbox } from './main.ts'
import { newFolder, testKeyring } from './testing/open-sandbox.ts'

function settings(): SandboxSettings {
  return {
    mode: 'sandbox',
    host: 'localhost',
    port: 0,
    ncalayerPort: 0,
    origin: 'http://localhost:3010',
    folder: newFolder(),
    keyring: testKeyring(),
    assetsFolder: null,
    programs: { portal: 'http://p.test', digitalId: 'http://d.test', office: 'http://o.test' },
  }
}

test('in production it refuses to start, in words that say what to do', async () => {
  await expect(startSandbox({ ...settings(), mode: 'production' })).rejects.toThrow(productionRefusal)
})

test('on its port it answers pages and API, and closes while somebody listens to its clock', async () => {
  const sandbox = await startSandbox(settings())
  const base = `http://localhost:${sandbox.port}`
  expect((await fetch(base)).status).toBe(200)
  expect((await fetch(`${base}/api/clock`)).status).toBe(200)
  const stream = await fetch(`${base}/api/clock/stream`)
  expect(stream.headers.get('content-type')).toContain('text/event-stream')
  await sandbox.close()
  await expect(stream.text()).rejects.toThrow()
})

test('a port that is taken is said at once', async () => {
  const sandbox = await startSandbox(settings())
  await expect(startSandbox({ ...settings(), port: sandbox.port })).rejects.toThrow('EADDRINUSE')
  await sandbox.close()
})
