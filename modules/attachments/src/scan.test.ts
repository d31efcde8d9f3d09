import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { connectClamd, readClamdVersion } from './scan.ts'
import { eicar } from './testing/files.ts'
import { openClamd } from './testing/open-clamd.ts'

test.each([
  ['a clean file of many pieces', Buffer.alloc(300_000, 1), 'clean'],
  ['an empty file', Buffer.alloc(0), 'clean'],
  ['the test virus', eicar, 'virus'],
  ['a file larger than the scanner takes', Buffer.alloc(600_000), 'away'],
] as const)('%s', async (_, bytes, verdict) => {
  const { address } = await openClamd(500_000)
  expect(await connectClamd(address)(bytes)).toBe(verdict)
})

test('a scanner that nobody reaches, or that hangs up, is away and never says clean', async () => {
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  expect(await connectClamd({ host: '127.0.0.1', port })(eicar)).toBe('away')
  expect(await connectClamd({ path: '/nowhere/clamd.ctl' })(eicar)).toBe('away')
})

test('the scanner says who it is', async () => {
  const { address } = await openClamd()
  expect(await readClamdVersion(address)).toMatch(/^ClamAV 1/)
  expect(await readClamdVersion({ path: '/nowhere/clamd.ctl' })).toBeNull()
})
