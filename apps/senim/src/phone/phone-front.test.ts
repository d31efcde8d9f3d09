import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, get } from 'node:http'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { keptCertificate } from './kept-certificate.ts'
import { authorityPath, openPhoneFront } from './phone-front.ts'

/** The loopback network has more than one address: the site stands on one, its front on another. */
const address = '127.0.0.2'

async function openFronted() {
  const site = createServer((asked, answer) => {
    const body: Buffer[] = []
    asked.on('data', (part: Buffer) => body.push(part))
    asked.on('end', () => {
      const { method, url, headers } = asked
      answer.setHeader('set-cookie', ['a=1', 'b=2'])
      answer.end(JSON.stringify({ method, url, headers, body: Buffer.concat(body).toString() }))
    })
  })
  await new Promise<void>((resolve) => site.listen(0, 'localhost', resolve))
  const { port } = site.address() as AddressInfo
  const folder = await mkdtemp(join(tmpdir(), 'senim-front-'))
  const certificate = await keptCertificate(folder, [address], new Date())
  const front = await openPhoneFront({ certificate, address, ports: [port] })
  onTestFinished(async () => {
    await front.close()
    site.closeAllConnections()
    site.close()
    await rm(folder, { recursive: true, force: true })
  })
  const ask = (path: string, headers: Record<string, string> = {}, body = '') =>
    new Promise<{ status: number | undefined; cookies: string[] | undefined; text: string }>(
      (resolve, reject) => {
        const method = body ? 'POST' : 'GET'
        const ca = certificate.authority.certificate
        request({ host: address, port, path, method, headers, ca }, (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.on('end', () =>
            resolve({
              status: answer.statusCode,
              cookies: answer.headers['set-cookie'],
              text: Buffer.concat(parts).toString(),
            }),
          )
        })
          .on('error', reject)
          .end(body)
      },
    )
  return { ask, site, port, certificate }
}

test('a phone that trusts the authority reaches the site, and the site learns where it came from', async () => {
  const { ask } = await openFronted()
  const { status, cookies, text } = await ask(
    '/register?x=1',
    { 'x-forwarded-for': '203.0.113.9' },
    'phone=1',
  )
  expect(status).toBe(200)
  expect(cookies).toEqual(['a=1', 'b=2'])
  const seen = JSON.parse(text)
  expect(seen).toMatchObject({ method: 'POST', url: '/register?x=1', body: 'phone=1' })
  expect(seen.headers['x-forwarded-for']).toMatch(/^127\./)
})

test('the site itself stays on this machine without any certificate', async () => {
  const { port } = await openFronted()
  const status = await new Promise((resolve) => {
    get({ host: 'localhost', port }, ({ statusCode }) => resolve(statusCode))
  })
  expect(status).toBe(200)
})

test('the authority can be fetched and installed, its key cannot', async () => {
  const { ask, certificate } = await openFronted()
  const { text } = await ask(authorityPath)
  expect(text).toBe(certificate.authority.certificate)
  expect(text).not.toContain('PRIVATE')
})

test('while the site is away the phone is told so', async () => {
  const { ask, site } = await openFronted()
  site.closeAllConnections()
  await new Promise((resolve) => site.close(resolve))
  expect((await ask('/')).status).toBe(502)
})
