import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test, vi } from 'vitest'
import { followClock } from './index.ts'

test('a followed clock moves when the sandbox moves, and keeps the last offset without it', async () => {
  const day = 24 * 60 * 60 * 1000
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('data: {"offsetMs":0}\n\n')
    setTimeout(() => response.end(`data: {"offsetMs":${day}}\n\n`), 50)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const clock = followClock(`http://127.0.0.1:${port}/api/clock`)
  await vi.waitFor(() => expect(clock.offset()).toBe(day), { timeout: 5000 })
  server.close()
  expect(clock.now().getTime() - Date.now()).toBeGreaterThan(day - 1000)
  clock.stop()
})
