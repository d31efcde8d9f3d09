import { createHash, X509Certificate } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { keptCertificate } from './kept-certificate.ts'
import { lanAddresses } from './lan-address.ts'
import { openPhoneFront } from './phone-front.ts'

/** The machine's own address in its network; a second loopback address where it is in none. */
const address = lanAddresses(networkInterfaces())[0] ?? '127.0.0.2'

async function openFront() {
  const site = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html')
    answer.end('<!doctype html><title>a page</title>')
  })
  await new Promise<void>((resolve) => site.listen(0, 'localhost', resolve))
  const { port } = site.address() as AddressInfo
  const folder = await mkdtemp(join(tmpdir(), 'senim-camera-'))
  const certificate = await keptCertificate(folder, [address], new Date())
  const front = await openPhoneFront({ certificate, address, ports: [port] })
  onTestFinished(async () => {
    await front.close()
    site.closeAllConnections()
    site.close()
    await rm(folder, { recursive: true, force: true })
  })
  const { publicKey } = new X509Certificate(certificate.server.certificate)
  const key = publicKey.export({ type: 'spki', format: 'der' })
  return {
    url: `https://${address}:${port}/`,
    fingerprint: createHash('sha256').update(key).digest('base64'),
  }
}

async function openPage(args: readonly string[]) {
  const browser = await chromium.launch({
    executablePath: process.env.SENIM_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', ...args],
  })
  onTestFinished(() => browser.close())
  return browser.newPage()
}

test('a browser that accepted the certificate gives the camera on the address of the network', async () => {
  const { url, fingerprint } = await openFront()
  const page = await openPage([
    `--ignore-certificate-errors-spki-list=${fingerprint}`,
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
  ])
  await page.goto(url)
  const tracks = await page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true })
    return { secure: isSecureContext, tracks: stream.getVideoTracks().length }
  })
  expect(tracks).toEqual({ secure: true, tracks: 1 })
})

test('a browser that did not is warned', async () => {
  const { url } = await openFront()
  const page = await openPage([])
  await expect(page.goto(url)).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/)
})
